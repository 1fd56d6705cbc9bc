namespace DailyCam.Core.Archive;

/// <summary>A recording that was listed a moment ago is no longer there.</summary>
internal sealed class RecordingGoneException(string message) : IOException(message);
