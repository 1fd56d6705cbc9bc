using System.Net;
using System.Net.Sockets;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>The connection test against a real RTSP server.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class CameraProbeTests(LauncherFixture launcher) : IClassFixture<LauncherFixture>, IDisposable
{
    private readonly CameraLab lab = new(launcher.Launcher);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_good_camera_passes_every_step_in_order_and_gives_a_picture()
    {
        await using var camera = await RtspLab.StartAsync();
        var steps = await RunAsync(Rtsp(camera.Main));

        ProbeStage[] stages = [ProbeStage.Resolve, ProbeStage.Connect, ProbeStage.SignIn, ProbeStage.Read, ProbeStage.Codec, ProbeStage.Preview, ProbeStage.KeyFrames];
        Assert.Equal(stages.Select(stage => (stage, ProbeState.Passed)), steps.Where(s => s.State != ProbeState.Running).Select(s => (s.Stage, s.State)));
        var codec = steps.Single(s => s is { Stage: ProbeStage.Codec, State: ProbeState.Passed });
        Assert.Equal(("h264", "aac", 1280, 720), (codec.VideoCodec, codec.AudioCodec, codec.Width, codec.Height));
        Assert.Equal(2, steps[^1].KeyFrameInterval!.Value.TotalSeconds, 0.2);
        byte[] jpeg = [0xFF, 0xD8, 0xFF];
        Assert.True(steps.Single(s => !s.Preview.IsEmpty).Preview.Span.StartsWith(jpeg));
    }

    [Fact]
    public async Task What_the_camera_refuses_ends_at_its_step_with_its_own_problem()
    {
        await using var camera = await RtspLab.StartAsync(digest: true);
        Assert.Equal((ProbeStage.SignIn, CameraProblems.ProbeLoginNeeded), await FailureAsync(Rtsp(camera.Guarded)));
        Assert.Equal((ProbeStage.SignIn, CameraProblems.ProbeLoginRefused), await FailureAsync(Rtsp(camera.Guarded) with { User = RtspLab.User, Password = "wrong" }));
        Assert.Equal((ProbeStage.Read, CameraProblems.ProbePathNotFound), await FailureAsync(Rtsp(camera.Url("no-such-path"))));
        Assert.Equal((ProbeStage.Codec, CameraProblems.ProbeNoVideo), await FailureAsync(Rtsp(camera.AudioOnly)));
        Assert.Equal((ProbeStage.Resolve, CameraProblems.ProbeNameNotResolved), await FailureAsync(Rtsp("rtsp://no-such-camera.invalid/s")));
        Assert.Equal((ProbeStage.Check, CameraProblems.UrlScheme), await FailureAsync(Rtsp("file:///etc/passwd")));
        await camera.CutAsync();
        Assert.Equal((ProbeStage.Connect, CameraProblems.ProbeRefused), await FailureAsync(Rtsp(camera.Main)));
    }

    [Fact]
    public async Task The_right_password_with_every_odd_character_opens_typed_pasted_and_stored()
    {
        await using var camera = await RtspLab.StartAsync();
        var typed = Rtsp(camera.Guarded) with { User = RtspLab.User, Password = RtspLab.Password };
        Assert.Contains(await RunAsync(typed, ProbeStage.SignIn), s => s is { Stage: ProbeStage.SignIn, State: ProbeState.Passed });

        var pasted = Rtsp(SourceUrl.WithLogin(camera.Guarded, RtspLab.User, RtspLab.Password));
        Assert.Contains(await RunAsync(pasted, ProbeStage.SignIn), s => s is { Stage: ProbeStage.SignIn, State: ProbeState.Passed });

        var id = (await lab.Store.AddAsync(new CameraDraft { Name = "a", Source = typed }, Token)).Camera!.Id;
        var kept = typed with { Password = null };
        Assert.Contains(await RunAsync(kept, ProbeStage.SignIn, id), s => s is { Stage: ProbeStage.SignIn, State: ProbeState.Passed });
        var elsewhere = kept with { Url = camera.Guarded.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) };
        Assert.Equal([(ProbeStage.Check, CameraProblems.PasswordNeeded)], (await RunAsync(elsewhere, stored: id)).Select(s => (s.Stage, s.Problem!.Code)));
    }

    [Fact]
    public async Task Rare_key_frames_and_a_codec_that_is_converted_are_warnings()
    {
        await using var camera = await RtspLab.StartAsync();
        var rare = (await RunAsync(Rtsp(camera.NoKey)))[^1];
        Assert.Equal((ProbeStage.KeyFrames, ProbeState.Warned, CameraProblems.ProbeKeyFramesRare), (rare.Stage, rare.State, rare.Problem!.Code));
        var hevc = (await RunAsync(Rtsp(camera.Hevc), ProbeStage.Codec))[^1];
        Assert.Equal((ProbeState.Warned, CameraProblems.ProbeConverts), (hevc.State, hevc.Problem!.Code));
    }

    [Fact]
    public async Task A_web_page_is_not_a_camera()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var serving = ServePageAsync(server, stop.Token);
        var (_, code) = await FailureAsync(new SourceDraft { Kind = SourceKind.Mjpeg, Url = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/" });
        Assert.Equal(CameraProblems.ProbeNotAVideo, code);
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task An_uploaded_file_and_the_demo_have_no_network_steps()
    {
        using var folder = new TemporaryFolder();
        await using var body = File.OpenRead(await MediaClips.MakeAsync(folder.File("clip.mp4")));
        var upload = (await lab.Uploads.ReceiveAsync(body, "clip.mp4", null, Token)).Video!;
        var steps = await RunAsync(new SourceDraft { Kind = SourceKind.File, UploadId = upload.Id });
        Assert.DoesNotContain(steps, s => s.Stage is ProbeStage.Resolve or ProbeStage.Connect or ProbeStage.SignIn || s.State is ProbeState.Failed);
        Assert.Contains(steps, s => !s.Preview.IsEmpty);
        Assert.DoesNotContain(await RunAsync(new SourceDraft { Kind = SourceKind.Demo }), s => s.State is ProbeState.Failed);
    }

    private static SourceDraft Rtsp(string url) => new() { Kind = SourceKind.Rtsp, Url = url };

    private static async Task ServePageAsync(TcpListener server, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync(stop);
                var stream = client.GetStream();
                _ = await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, stop);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<h1>Router</h1>"u8.ToArray(), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<(ProbeStage Stage, string Code)> FailureAsync(SourceDraft source)
    {
        var last = (await RunAsync(source))[^1];
        Assert.True(last.State == ProbeState.Failed, $"{last}");
        return (last.Stage, last.Problem!.Code);
    }

    /// <summary>All steps, or those up to the end of one: the rest takes seconds.</summary>
    private async Task<List<ProbeStep>> RunAsync(SourceDraft source, ProbeStage? until = null, CameraId? stored = null)
    {
        var steps = new List<ProbeStep>();
        await foreach (var step in lab.Probe.RunAsync(source, stored, Token))
        {
            steps.Add(step);
            if (step.Stage == until && step.State != ProbeState.Running)
            {
                break;
            }
        }

        return steps;
    }
}
