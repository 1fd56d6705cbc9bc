namespace DailyCam.Core.Capture.Processes;

/// <summary>A program to start: FFmpeg, ffprobe or our own vision child. Arguments are a list, so no text from outside can become a second argument.</summary>
public sealed record MediaCommand
{
    /// <summary>For logs: what this child is for, for example <c>capture</c>, <c>decoder</c>, <c>vision</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Program name or path; looked up in PATH.</summary>
    public required string Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Whether it gives way to everything else on this computer: work that nobody waits for in front of a screen must not take the processor from the recording.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Whether we write to its standard input. Without it the child's input is closed at once.</summary>
    public bool WritesInput { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called for each line on standard error, already redacted, on the draining task. Must be short and must not throw.</summary>
    public Action<string>? ErrorLine { get; init; }

    /// <summary>Secrets (raw; the encoded forms are derived) that must never appear in a line of this child's standard error.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
