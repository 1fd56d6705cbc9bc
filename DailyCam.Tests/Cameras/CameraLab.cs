using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Cameras;

/// <summary>Store, uploads and connection test wired together on a real database, with a launcher of the test's choice.</summary>
internal sealed class CameraLab : IDisposable
{
    public CameraLab(IMediaProcessLauncher launcher, UploadOptions? uploadOptions = null)
    {
        var ffmpeg = Options.Create(new FfmpegOptions());
        var streams = new StreamProbe(launcher, ffmpeg, TimeProvider.System);
        var options = Options.Create(uploadOptions ?? new UploadOptions());
        Store = new CameraStore(Database, new ReversingSecretBox(), TimeProvider.System);
        Uploads = new UploadStore(Database.Layout, Database, new UploadCheck(streams, options), options, TimeProvider.System, NullLogger<UploadStore>.Instance);
        Probe = new CameraProbe(Store, Uploads, streams, new PreviewPicture(launcher, ffmpeg, TimeProvider.System), TimeProvider.System);
    }

    public TestDatabase Database { get; } = new();

    public CameraStore Store { get; }

    public UploadStore Uploads { get; }

    public CameraProbe Probe { get; }

    /// <summary>Files that uploads left anywhere.</summary>
    public IReadOnlyList<string> Files => [.. new[] { Database.Layout.Temporary, Database.Layout.Uploads }.SelectMany(Directory.EnumerateFiles)];

    public void Dispose()
    {
        Uploads.Dispose();
        Database.Dispose();
    }
}
