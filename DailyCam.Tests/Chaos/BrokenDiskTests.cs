using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Chaos;

/// <summary>
/// The archive's disk is filled, frozen and unplugged while a parent watches the camera: the live picture goes on, recording resumes by itself, and what was filmed meanwhile is recorded
/// all the same. The outages are short here; DAILYCAM_OUTAGE_SECONDS makes them longer (two minutes fit into memory).
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class BrokenDiskTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // A retry is 6 s away at most, then a key frame and a sync each take up to 2 s; the rest is for a busy machine. The report has what it really took.
    private static readonly TimeSpan ResumeLimit = TimeSpan.FromSeconds(20);
    // What the camera sent last is on its way for less than that.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(30);

    // The aim is 2 s; a machine that decodes in software beside everything else may take longer without any fault of the disk.
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(6);

    private const string Watch = """
        () => {
          const video = document.querySelector('video');
          window.watched = { worst: 0, time: video.currentTime, since: performance.now() };
          setInterval(() => {
            const now = performance.now();
            if (video.currentTime !== window.watched.time) { window.watched.time = video.currentTime; window.watched.since = now; }
            window.watched.worst = Math.max(window.watched.worst, now - window.watched.since);
          }, 50);
        }
        """;

    private const string WorstStall = "() => { const worst = window.watched.worst; window.watched.worst = 0; return worst / 1000; }";

    private static TimeSpan Outage { get; } = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("DAILYCAM_OUTAGE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 8);

    [Fact]
    public async Task Full_frozen_and_unplugged_the_live_picture_goes_on_recording_resumes_and_no_picture_is_lost()
    {
        await using var disk = await DiskLab.StartAsync();
        await using var camera = await NumberedCamera.StartAsync();
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__ArchivePath"] = disk.Path,
            ["DailyCam__Archive__SegmentLength"] = "00:00:10",
            ["DailyCam__Archive__MinimumFreeGigabytes"] = "0",
            ["DailyCam__Archive__ReserveMegabytes"] = "8",
        });
        var id = await product.Api.AddRtspCameraAsync("Camera", camera.Url, new { analysis = false, detection = false });
        await using var window = await browser.OpenAsync(product);
        await product.Api.LiveAsync(id);
        await window.GoAsync($"live/{id}");
        await window.PlayingAsync();
        await RecordedAsync(product, id, TimeProvider.System.GetUtcNow(), ResumeLimit);

        // A witness on a healthy disk: what the camera itself leaves out on a busy machine is missing there too.
        using var folder = new TemporaryFolder();
        await using var witness = TestProcess.Start("ffmpeg", ["-nostdin", "-v", "error", "-rtsp_transport", "tcp", "-i", camera.Url, "-c", "copy", folder.File("witness.mkv")]);
        await Eventually.Is(() => new FileInfo(folder.File("witness.mkv")) is { Exists: true, Length: > 0 }, NoticeLimit, "the witness records");
        await window.Page.EvaluateAsync(Watch);

        var full = await PhaseAsync(product, window, id, "storageFull", () => disk.FillAsync(), disk.MakeRoomAsync);
        var frozen = await PhaseAsync(product, window, id, fault: null, disk.FreezeAsync, disk.ThawAsync);
        var away = await PhaseAsync(product, window, id, "storageMissing", disk.UnplugAsync, disk.PlugInAsync);

        witness.Signal(TestProcess.SigTerm);
        await witness.ExitedAsync(ResumeLimit);
        await RecordedAsync(product, id, TimeProvider.System.GetUtcNow() + Margin, ResumeLimit);
        Assert.Equal(0, await product.StopAsync());
        var seen = (await NumberedPictures.ReadAsync(folder.File("witness.mkv"))).Codes.OfType<PictureCode>().Select(static code => code.Frame).ToHashSet();
        var recorded = await NumbersOnAsync(disk);
        var account = FrameAccount.Of(recorded);
        var lost = seen.Except(recorded).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"measured: outages of {Outage.TotalSeconds:0} s: full {full}; frozen {frozen}; unplugged {away}; {account.Count} pictures recorded, {lost.Count} of the witness's {seen.Count} lost, {account.Doubled} doubled");
        Assert.Empty(Directory.GetFileSystemEntries(disk.Bare));
        Assert.NotEmpty(seen);
        Assert.Empty(lost);
        Assert.Equal((0, 0), (account.Doubled, account.Misordered));
        foreach (var phase in new[] { full, frozen, away })
        {
            Assert.InRange(phase.WorstStall, TimeSpan.Zero, StallLimit);
        }
    }

    private static async Task<Phase> PhaseAsync(ProductProcess product, ProductPage window, string camera, string? fault, Func<Task> breaks, Func<Task> mends)
    {
        await breaks();
        var broken = Stopwatch.StartNew();
        if (fault is not null)
        {
            await Eventually.Is(async () => Fault(await product.Api.GetAsync($"cameras/{camera}")) == fault, NoticeLimit, $"the camera says {fault}");
        }

        var noticed = broken.Elapsed;
        if (Outage > noticed)
        {
            await Task.Delay(Outage - noticed, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await mends();
        var resumed = await RecordedAsync(product, camera, TimeProvider.System.GetUtcNow(), ResumeLimit);
        return new Phase(fault is null ? null : noticed, resumed, TimeSpan.FromSeconds(await window.Page.EvaluateAsync<double>(WorstStall)));
    }

    /// <summary>Waits until something reached the disk after <paramref name="moment"/> and the camera counts as recorded; gives how long that took.</summary>
    private static async Task<TimeSpan> RecordedAsync(ProductProcess product, string camera, DateTimeOffset moment, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        await Eventually.Is(
            async () => await product.Api.GetAsync($"cameras/{camera}") is var state && state.GetProperty("isRecording").GetBoolean()
                && state.GetProperty("lastRecordedAt") is { ValueKind: JsonValueKind.String } last && last.GetDateTimeOffset() > moment,
            limit,
            "recording goes on");
        return watch.Elapsed;
    }

    /// <summary>What lies on the disk when the product is done, each file decoded by itself.</summary>
    private static async Task<IReadOnlyCollection<int>> NumbersOnAsync(DiskLab disk)
    {
        var numbers = new List<int>();
        foreach (var path in Directory.GetFiles(disk.Path, "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (codes, complaints, playable) = await NumberedPictures.ReadAsync(path);
            Assert.True(playable && complaints.Count == 0, $"{path}: {string.Join(", ", complaints)}");
            numbers.AddRange(codes.OfType<PictureCode>().Select(static code => code.Frame));
        }

        return numbers;
    }

    private static string? Fault(JsonElement camera) =>
        camera.TryGetProperty("recordingFault", out var fault) && fault.ValueKind == JsonValueKind.Object ? fault.GetProperty("reason").GetString() : null;

    private sealed record Phase(TimeSpan? Noticed, TimeSpan Resumed, TimeSpan WorstStall)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"({(Noticed is { } noticed ? $"noticed after {noticed.TotalSeconds:0.0} s, " : string.Empty)}recorded {Resumed.TotalSeconds:0.0} s after the end, live stood still {WorstStall.TotalSeconds:0.00} s at most)");
    }
}
