namespace DailyCam.Tests.Analysis.Asking;

/// <summary>An error as a scripted provider words it.</summary>
/// <param name="Reason">Google's reason in the details (<c>API_KEY_INVALID</c>), OpenAI's code (<c>content_filter</c>).</param>
/// <param name="RetryInfo">Google's own way of naming a wait; OpenAI has none in the body.</param>
internal sealed record ScriptedError(int Status, string Message, string? Reason = null, TimeSpan? RetryInfo = null);
