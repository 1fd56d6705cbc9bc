namespace DailyCam.Core.Capture.Processes;

/// <summary>
/// Starts children. All are started from one long-lived thread, because the parent-death signal that ends them with us belongs to the thread
/// that started them, and each carries our marker for the start-up sweep.
/// </summary>
public interface IMediaProcessLauncher
{
    /// <summary>Starts the child, or throws <see cref="IOException"/> when the program cannot be started.</summary>
    Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken);
}
