namespace DailyCam.Core.Capture.Processes;

/// <summary>How a child ended.</summary>
/// <param name="Code">Exit code; 128 + signal when it was killed. FFmpeg ends with 0 after a network time-out, so 0 is no proof of success.</param>
/// <param name="Asked">True when we asked it to stop; any other end of a live child is a failure.</param>
/// <param name="LastLines">The last lines of its standard error, redacted.</param>
public sealed record MediaProcessExit(int Code, bool Asked, IReadOnlyList<string> LastLines);
