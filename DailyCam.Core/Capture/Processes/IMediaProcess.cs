namespace DailyCam.Core.Capture.Processes;

/// <summary>A running child. Disposing it stops it if it still runs: no child outlives its owner.</summary>
public interface IMediaProcess : IAsyncDisposable
{
    int ProcessId { get; }

    /// <summary>Its standard output.</summary>
    Stream Output { get; }

    /// <summary>Its standard input; <see cref="Stream.Null"/> unless <see cref="MediaCommand.WritesInput"/>.</summary>
    Stream Input { get; }

    /// <summary>The last lines of its standard error (at most 100), redacted.</summary>
    IReadOnlyList<string> LastLines { get; }

    /// <summary>Waits for the end. Cancelling stops the waiting, not the child.</summary>
    Task<MediaProcessExit> WaitForExitAsync(CancellationToken cancellationToken);

    /// <summary>SIGTERM, up to <paramref name="grace"/>, then SIGKILL. Returns within the grace and a second, whatever the child does.</summary>
    Task<MediaProcessExit> StopAsync(TimeSpan grace);
}
