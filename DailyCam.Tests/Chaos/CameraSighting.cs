namespace DailyCam.Tests.Chaos;

/// <summary>What the product said of a camera at a moment.</summary>
internal sealed record CameraSighting(DateTimeOffset At, string Camera, string State, bool IsRecording);
