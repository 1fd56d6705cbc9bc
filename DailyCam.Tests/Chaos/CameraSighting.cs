namespace DailyCam.Tests.Chaos;

/// <summary>What the product said of a camera at a moment.</summary>
/// <param name="NextAttemptAt">When the product said it would try again; null when no wait was running.</param>
internal sealed record CameraSighting(DateTimeOffset At, string Camera, string State, bool IsRecording, DateTimeOffset? NextAttemptAt = null);
