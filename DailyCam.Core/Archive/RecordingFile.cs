namespace DailyCam.Core.Archive;

/// <summary>An archive file to send: how much of it is whole.</summary>
/// <param name="Path">Absolute, inside the archive folder.</param>
/// <param name="Length">Bytes that may be read; the file itself may be longer while it is written.</param>
/// <param name="IsOpen">Whether it is still being written.</param>
public sealed record RecordingFile(string Path, long Length, bool IsOpen);
