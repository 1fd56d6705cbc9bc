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
    private readonly IOptions<UploadOptions> options;

    public CameraLab(IMediaProcessLauncher launcher, UploadOptions? uploadOptions = null)
    {
        var ffmpeg = Options.Create(new FfmpegOptions());
        var streams = new StreamProbe(launcher, ffmpeg, TimeProvider.System);
        options = Options.Create(uploadOptions ?? new UploadOptions());
        Store = new CameraStore(Database, new ReversingSecretBox(), TimeProvider.System);
        Room = new UploadRoom(Database.Layout, path => FreeBytes ?? new DriveInfo(path).AvailableFreeSpace);
        Uploads = new UploadStore(Database.Layout, Database, new UploadCheck(streams, options), Room, options, TimeProvider.System, NullLogger<UploadStore>.Instance);
        Open = new OpenUploads(Database.Layout, Clock);
        Parts = NewParts();
        Probe = new CameraProbe(Store, Uploads, streams, new PreviewPicture(launcher, ffmpeg, TimeProvider.System), TimeProvider.System);
    }

    public TestDatabase Database { get; } = new();

    public CameraStore Store { get; }

    public UploadStore Uploads { get; }

    /// <summary>Moves only when told; what is unfinished is aged by it.</summary>
    public ManualTimeProvider Clock { get; } = new();

    public OpenUploads Open { get; }

    public UploadParts Parts { get; }

    public UploadRoom Room { get; }

    /// <summary>Free bytes as a test wants them; null: those of this disk.</summary>
    public long? FreeBytes { get; set; }

    public CameraProbe Probe { get; }

    /// <summary>Files that uploads left anywhere.</summary>
    public IReadOnlyList<string> Files => [.. new[] { Database.Layout.Temporary, Database.Layout.Uploads, Database.Layout.Arriving }.SelectMany(Directory.EnumerateFiles)];

    /// <summary>What a process that starts on the same data has.</summary>
    public UploadParts NewParts() => new(new OpenUploads(Database.Layout, Clock), Uploads, Room, options, Clock, NullLogger<UploadParts>.Instance);

    public void Dispose()
    {
        Parts.Dispose();
        Uploads.Dispose();
        Database.Dispose();
    }
}
