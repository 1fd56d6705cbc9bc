using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Data;
using DailyCam.Core.Faults;
using DailyCam.Core.Live;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Capture;

/// <summary>Capture put together by hand, on a launcher and a clock of the test's choice.</summary>
internal sealed class CaptureBench : IDisposable
{
    private readonly LauncherFixture? children;
    private readonly TestDatabase database = new();

    /// <summary>Real children.</summary>
    public CaptureBench(CaptureOptions? options = null)
    {
        children = new LauncherFixture();
        Context = Build(children.Layout, children.Launcher, TimeProvider.System, options, new SourceKnock(TimeProvider.System));
    }

    /// <summary>No children: everything the test decides.</summary>
    public CaptureBench(IMediaProcessLauncher launcher, TimeProvider clock, ISourceKnock? knock = null, ILogger<CaptureContext>? logger = null) =>
        Context = Build(database.Layout, launcher, clock, null, knock ?? new ScriptedDoor()) is var built && logger is null ? built : built with { Logger = logger };

    public CaptureContext Context { get; }

    public DataLayout Layout => children?.Layout ?? database.Layout;

    public TestDatabase Database => database;

    public static Camera Demo => new() { Name = "demo", Source = new CameraSource { Kind = SourceKind.Demo } };

    public static Camera Rtsp(string url, string? user = null, string? password = null) =>
        new() { Name = "rtsp", Source = new CameraSource { Kind = SourceKind.Rtsp, Url = url, User = user, SealedPassword = password } };

    public CaptureSession Session(Camera camera, params IFragmentConsumer[] consumers) => new(camera, consumers, Context);

    /// <summary>A camera that plays this file.</summary>
    public Camera File(string path, bool loop = true, double speed = 1)
    {
        var id = UploadId.New();
        System.IO.File.Copy(path, Path.Combine(Layout.Uploads, id.Value));
        return new Camera { Name = "file", Source = new CameraSource { Kind = SourceKind.File, UploadId = id, Loop = loop, Speed = speed } };
    }

    public void Dispose()
    {
        children?.Dispose();
        database.Dispose();
    }

    private CaptureContext Build(DataLayout layout, IMediaProcessLauncher launcher, TimeProvider clock, CaptureOptions? options, ISourceKnock knock)
    {
        var ffmpeg = Options.Create(new FfmpegOptions());
        return new CaptureContext(
            launcher,
            new CapturePlanner(new MediaInputs(new OpenBox(), layout), new StreamProbe(launcher, ffmpeg, clock)),
            knock,
            new CaptureSettings(Options.Create(options ?? new CaptureOptions()), ffmpeg, Options.Create(new LiveOptions())),
            new AttemptIds(clock),
            new CaptureStatusBoard(),
            new FaultLog(database, clock, NullLogger<FaultLog>.Instance),
            clock,
            NullLogger<CaptureContext>.Instance);
    }

    private sealed class OpenBox : ISecretBox
    {
        public string Seal(string plainText) => plainText;

        public string? Open(string sealedText) => sealedText;
    }
}
