using System.Diagnostics;
using System.Globalization;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>crash-loss, storage and detector-stall: what is in the archive after the worst, counted by the numbers in the pictures.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class RecordingBench
{
    private const string Product = "DailyCam";
    private const double FramesPerSecond = 30;
    private const long HeaderOnly = 10_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Crash_loss()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync();
        var camera = await app.Api.AddRtspCameraAsync("Camera", lab.Main, new { detection = false, analysis = false });
        await app.Api.LiveAsync(camera);
        var lost = new List<double>();
        var again = new List<double>();
        for (var round = 0; round < BenchSettings.Pick(full: 10, quick: 3); round++)
        {
            // Not a whole number, so that the kill falls on another place of the two seconds between key frames each time.
            await WaitAsync(TimeSpan.FromSeconds(10.7));
            var killedAt = TimeProvider.System.GetUtcNow();
            await app.Kill9Async();
            var watch = Stopwatch.StartNew();
            await app.StartAgainAsync();
            await app.Api.LiveAsync(camera);
            again.Add(watch.Elapsed.TotalSeconds);
            lost.Add(await LostBeforeAsync(app, camera, killedAt));
        }

        var report = new BenchReport("crash-loss");
        report.AtMost(Product, "recording lost before kill -9", "s", lost, 3, lost.Max());
        report.AtMost(Product, "from start to live again", "s", again, 5);
        report.Note("plain MP4 by ffmpeg", "recording lost before kill -9", "s", [await PlainLossAsync(lab)]);
        report.Finish();
    }

    [Fact]
    public async Task Storage()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = BenchSettings.Quick ? "00:00:20" : "00:02:00" });
        await app.Api.LiveAsync(await app.Api.AddRtspCameraAsync("Camera", lab.Main, new { detection = false, analysis = false }));
        var archive = Path.Combine(app.DataPath, "archive");
        var (heldBefore, writtenBefore) = (Held(archive), WrittenBytes(app.Id));
        await WaitAsync(TimeSpan.FromSeconds(BenchSettings.Pick(full: 300, quick: 65)));
        var (held, written) = (Held(archive) - heldBefore, WrittenBytes(app.Id) - writtenBefore);
        var ratios = new List<double>();
        foreach (var file in Directory.EnumerateFiles(archive, "*.mp4", SearchOption.AllDirectories).Where(static path => !path.EndsWith(".part.mp4", StringComparison.Ordinal)))
        {
            ratios.Add(new FileInfo(file).Length / await PacketBytesAsync(file));
        }

        var report = new BenchReport("storage");
        report.AtMost(Product, "archive bytes for each byte of video and sound received", "x", ratios, 1.01);
        if (written > 0)
        {
            report.AtMost(Product, "bytes written to disk in all for each byte of archive", "x", [written / held], 1.02);
        }
        else
        {
            report.NotCompared(Product, "bytes written in all: the data folder is not on a disk");
        }

        report.Finish();
    }

    [Fact]
    public async Task Detector_stall()
    {
        await using var lab = await RtspLab.StartAsync();
        await using var app = await ProductProcess.StartAsync();
        var camera = await app.Api.AddRtspCameraAsync("Camera", lab.Main, new { analysis = false });
        await app.Api.LiveAsync(camera);
        await Eventually.Is(() => Detectors(app).Count > 0, TimeSpan.FromSeconds(30), "a decoder or the vision process runs");
        using var folder = new TemporaryFolder();
        var path = folder.File("peer.mp4");
        await using var peer = Peers.StalledPipe(lab.Main, path);
        var began = TimeProvider.System.GetUtcNow();
        await WaitAsync(BenchSettings.Settle);
        var stall = TimeSpan.FromSeconds(BenchSettings.Pick(full: 30, quick: 10));
        var stopped = await StallAsync(app, stall);
        await WaitAsync(BenchSettings.Settle);
        var codes = await MediaClips.CodesAsync(app.Api.Recording(camera, began, TimeProvider.System.GetUtcNow()).AbsoluteUri, app.Api.Token);
        // The stalled pipe usually stops the peer before its first fragment: its file then holds no picture at all.
        var peerCodes = new FileInfo(path) is { Exists: true, Length: > HeaderOnly } ? await MediaClips.CodesAsync(path) : [];

        var report = new BenchReport("detector-stall");
        report.Note(Product, "children stopped", "", [stopped]);
        report.AtMost(Product, $"archive lost while the detector stood still for {stall.TotalSeconds:0} s", "s", [MissingFrames(codes) / FramesPerSecond], 0);
        report.AtMost(Product, "archive behind at the end", "s", [codes[^1].Age(TimeProvider.System.GetUtcNow()).TotalSeconds], BenchSettings.Settle.TotalSeconds);
        report.Note("one ffmpeg with a raw picture pipe, reader stalled", "archive behind at the end", "s", [peerCodes.Count == 0 ? stall.TotalSeconds : peerCodes[^1].Age(TimeProvider.System.GetUtcNow()).TotalSeconds]);
        report.Finish();
    }

    /// <summary>Seconds between the newest playable picture drawn before the kill and the kill.</summary>
    private static async Task<double> LostBeforeAsync(ProductProcess app, string camera, DateTimeOffset killedAt)
    {
        var codes = await MediaClips.CodesAsync(app.Api.Recording(camera, killedAt.AddSeconds(-8), killedAt).AbsoluteUri, app.Api.Token);
        var ages = codes.Select(code => code.Age(killedAt).TotalSeconds).Where(static age => age >= 0).ToList();
        Assert.NotEmpty(ages);
        return ages.Min();
    }

    private static async Task<double> PlainLossAsync(RtspLab lab)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("plain.mp4");
        var watch = Stopwatch.StartNew();
        await using (var ffmpeg = Peers.PlainMp4(lab.Main, path))
        {
            await WaitAsync(TimeSpan.FromSeconds(10.7));
            ffmpeg.Signal(TestProcess.SigKill);
            await ffmpeg.ExitedAsync(TimeSpan.FromSeconds(5));
        }

        var recorded = watch.Elapsed.TotalSeconds;
        await using var probe = TestProcess.Start("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path]);
        await probe.ExitedAsync(TimeSpan.FromSeconds(20));
        var playable = probe.ExitCode == 0 && double.TryParse(string.Concat(probe.Lines), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        return recorded - playable;
    }

    /// <summary>Keeps every decoder and vision process standing still, those that are started meanwhile too; gives how many were met.</summary>
    private static async Task<int> StallAsync(ProductProcess app, TimeSpan length)
    {
        var met = new HashSet<int>();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
        {
            foreach (var child in Detectors(app).Where(child => met.Add(child.Id)))
            {
                _ = TestProcess.Signal(child.Id, TestProcess.SigStop);
            }

            await WaitAsync(Look);
        }

        foreach (var id in met)
        {
            _ = TestProcess.Signal(id, TestProcess.SigCont);
        }

        return met.Count;
    }

    private static List<ProcessFacts> Detectors(ProductProcess app) =>
    [
        .. ProcessFacts.Tree(app.Id).Where(facts => facts.Id != app.Id
            && (facts.CommandLine.Contains("--role vision", StringComparison.Ordinal) || facts.CommandLine.Contains("rawvideo", StringComparison.Ordinal))),
    ];

    private static int MissingFrames(IReadOnlyList<PictureCode> codes)
    {
        Assert.True(codes.Count > FramesPerSecond, $"only {codes.Count} pictures in the archive");
        return codes[^1].Frame - codes[0].Frame + 1 - codes.Select(static code => code.Frame).Distinct().Count();
    }

    private static async Task<double> PacketBytesAsync(string file)
    {
        var lines = await TestProcess.RunAsync("ffprobe", ["-v", "error", "-show_entries", "packet=size", "-of", "csv=p=0", file], TimeSpan.FromMinutes(1));
        return lines.Sum(static line => double.TryParse(line.TrimEnd(','), NumberStyles.Float, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0);
    }

    private static double Held(string archive) =>
        Directory.EnumerateFiles(archive, "*.mp4", SearchOption.AllDirectories).Sum(static path => (double)new FileInfo(path).Length);

    private static double WrittenBytes(int process) =>
        double.Parse(File.ReadLines($"/proc/{process}/io").Single(static line => line.StartsWith("write_bytes: ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
}
