using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Detection;
using DailyCam.Core.Detection.Vision;
using DailyCam.Core.Frames;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Frames;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DailyCam.Tests.Detection;

/// <summary>A real vision child of the real program, kept running as the product keeps it, and pictures to show it.</summary>
public sealed class VisionFixture : IAsyncLifetime
{
    private readonly LauncherFixture lab = new();
    private readonly CancellationTokenSource stopping = new();
    private VisionProcess? vision;
    private Task running = Task.CompletedTask;

    public LauncherFixture Lab => lab;

    internal DetectionOptions Options { get; } = new()
    {
        VisionProgram = Path.Combine(RepositoryFiles.Root, "artifacts", "bin", "DailyCam.Web", Configuration, "DailyCam.Web"),
        AnswerTimeout = TimeSpan.FromSeconds(3),
        StartTimeout = TimeSpan.FromSeconds(60),
    };

    internal VisionProcess Vision => vision!;

#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    public ValueTask InitializeAsync()
    {
        vision = new VisionProcess(global::Microsoft.Extensions.Options.Options.Create(Options), lab.Launcher, lab.Faults, TimeProvider.System, NullLogger<VisionProcess>.Instance);
        running = vision.RunAsync(stopping.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        vision?.Dispose();
        stopping.Dispose();
        lab.Dispose();
    }

    /// <summary>Decodes a clip as the product does, but waits for whoever looks: nothing is dropped, however slow the machine.</summary>
    internal async Task DecodeAsync(ClipFragments clip, Func<VideoFrame, Task> look)
    {
        var fragments = System.Threading.Channels.Channel.CreateBounded<DailyCam.Core.Capture.Fragments.MediaFragment?>(4);
        var run = new FrameDecoderRun(clip.Camera, new FramesOptions { HangTimeout = TimeSpan.FromMinutes(1) }, new FfmpegOptions(), lab.Launcher, new Looker(look), TimeProvider.System);
        var decoding = run.DecodeAsync(clip.Fragments[0], fragments.Reader, CancellationToken.None);
        foreach (var fragment in clip.Fragments.Skip(1).Append(null))
        {
            await fragments.Writer.WriteAsync(fragment);
        }

        Assert.Null(await decoding);
    }

    private sealed class Looker(Func<VideoFrame, Task> look) : IFrameConsumer
    {
        public async ValueTask AcceptAsync(VideoFrame frame, CancellationToken cancellationToken)
        {
            using (frame)
            {
                await look(frame);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
