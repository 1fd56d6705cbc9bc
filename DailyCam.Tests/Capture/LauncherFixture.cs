using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Capture;

/// <summary>A real launcher on a data folder of its own.</summary>
public sealed class LauncherFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MediaProcessLauncher launcher;

    public LauncherFixture()
    {
        Layout = new DataLayout(Options.Create(new DailyCamOptions { DataPath = folder.Path }));
        launcher = new MediaProcessLauncher(Layout, TimeProvider.System, NullLogger<MediaProcessLauncher>.Instance);
    }

    public DataLayout Layout { get; }

    public IMediaProcessLauncher Launcher => launcher;

    /// <summary>Knows what is broken; writes no history, because its loop does not run.</summary>
    public FaultLog Faults { get; } = new(null!, TimeProvider.System, NullLogger<FaultLog>.Instance);

    public StreamProbe Probe => new(launcher, Options.Create(new FfmpegOptions()), TimeProvider.System);

    public Task<IMediaProcess> ShellAsync(string script, bool writesInput = false, IReadOnlyList<string>? secrets = null, Action<string>? errorLine = null) =>
        launcher.StartAsync(
            new MediaCommand { Label = "test", Program = "sh", Arguments = ["-c", script], WritesInput = writesInput, Secrets = secrets ?? [], ErrorLine = errorLine },
            CancellationToken.None);

    public void Dispose()
    {
        launcher.Dispose();
        folder.Dispose();
    }
}
