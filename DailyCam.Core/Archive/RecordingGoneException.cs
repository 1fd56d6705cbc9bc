namespace DailyCam.Core.Archive;

/// <summary>A recording that was listed a moment ago is no longer there, or cannot be read.</summary>
internal sealed class RecordingGoneException(string message, bool isThere = false) : IOException(message)
{
    /// <summary>Whether the file was there and could not be read.</summary>
    public bool IsThere { get; } = isThere;
}
