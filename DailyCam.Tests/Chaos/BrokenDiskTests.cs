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
[Trait(Suites.Key, Suites.Patient)]
public sealed class BrokenDiskTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // A retry is 6 s away at most, then a key frame and a sync each take up to 2 s; the rest is for a busy machine. The report has what it really took.
    private static readonly TimeSpan ResumeLimit = TimeSpan.FromSeconds(20);
    // What the camera sent last is on its way for less than that.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(30);

    // The aim is 2 s; a machine that decodes in software beside everything else may take longer without any fault of the disk.
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(6);

    /// <summary>Of one outage, the ends of files that came to theirs aside: it goes, its reason may become clearer, it is back, and what it left open is finished.</summary>
    private const int MostLogLines = 6;

    private static TimeSpan Outage { get; } = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("DAILYCAM_OUTAGE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 8);

    /// <summary>A disk that hangs is not noticed at once: writes wait, and only their age tells. So long a freeze has to be stood in any case.</summary>
    private static TimeSpan Frozen => Outage > TimeSpan.FromSeconds(30) ? Outage : TimeSpan.FromSeconds(30);

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

        await using var witness = await Witness.StartAsync(camera);
        await window.WatchStallsAsync();

        var full = await PhaseAsync(product, window, id, "storageFull", () => disk.FillAsync(), disk.MakeRoomAsync);
        var frozen = await PhaseAsync(product, window, id, "storageHung", disk.FreezeAsync, disk.ThawAsync, Frozen);
        var away = await PhaseAsync(product, window, id, "storageMissing", disk.UnplugAsync, disk.PlugInAsync);

        var seen = await witness.StopAsync();
        await RecordedAsync(product, id, TimeProvider.System.GetUtcNow() + Margin, ResumeLimit);
        Assert.Equal(0, await product.StopAsync());
        var recorded = await ArchiveNumbers.OfAsync(disk.Path);
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
            Assert.InRange(phase.LogLines, 1, MostLogLines);
        }
    }

    private static async Task<Phase> PhaseAsync(ProductProcess product, ProductPage window, string camera, string fault, Func<Task> breaks, Func<Task> mends, TimeSpan? outage = null)
    {
        var logged = product.Log.Count;
        await breaks();
        var broken = Stopwatch.StartNew();
        await Eventually.Is(async () => Fault(await product.Api.GetAsync($"cameras/{camera}")) == fault, NoticeLimit, $"the camera says {fault}");
        var noticed = broken.Elapsed;
        if ((outage ?? Outage) - noticed is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await mends();
        var resumed = await RecordedAsync(product, camera, TimeProvider.System.GetUtcNow(), ResumeLimit);
        var lines = product.Log.Skip(logged).Count(line => line.Contains(camera, StringComparison.Ordinal) && !line.Contains("(Rotation)", StringComparison.Ordinal));
        return new Phase(noticed, resumed, await window.WorstStallAsync(), lines);
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

    private static string? Fault(JsonElement camera) =>
        camera.TryGetProperty("recordingFault", out var fault) && fault.ValueKind == JsonValueKind.Object ? fault.GetProperty("reason").GetString() : null;

    private sealed record Phase(TimeSpan Noticed, TimeSpan Resumed, TimeSpan WorstStall, int LogLines)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"(noticed after {Noticed.TotalSeconds:0.0} s, recorded {Resumed.TotalSeconds:0.0} s after the end, live stood still {WorstStall.TotalSeconds:0.00} s at most, {LogLines} log lines)");
    }
}
