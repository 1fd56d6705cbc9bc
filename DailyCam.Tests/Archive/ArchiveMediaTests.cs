using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Archive;
using DailyCam.Core.Archive.Mp4;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Housekeeping.Check;
using DailyCam.Core.Jobs;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Archive;

/// <summary>What the archive writes, judged by FFmpeg.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ArchiveMediaTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);
    private static readonly ArchiveOptions TenSeconds = new() { SegmentLength = TimeSpan.FromSeconds(10), ReserveMegabytes = 0 };

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Ten_rotations_lose_no_frame_and_every_file_plays_from_zero_without_a_complaint()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var fragments = await RealFragments.MakeAsync(folder.Path, lab.Camera, Start, seconds: 105);
        var rows = await RecordAsync(lab, fragments);
        Assert.Equal(11, rows.Count);
        var frames = 0;
        foreach (var row in rows)
        {
            var path = Path.Combine(lab.Root, row.Path);
            frames += await CountFramesAsync(path);
            var format = (await MediaClips.ProbeAsync(path)).GetProperty("format");
            Assert.Equal(0, Number(format, "start_time"), 0.05);
            Assert.Equal(row.Duration.TotalSeconds, Number(format, "duration"), 0.15);
            Assert.Empty(await MediaClips.ComplaintsAsync(path));
        }

        Assert.Equal(1050, frames);
        Assert.All(rows.Zip(rows.Skip(1)), static pair => Assert.Equal(pair.First.EndAt, pair.Second.StartAt));
    }

    [Fact]
    public async Task A_file_torn_at_fifty_random_places_always_plays_up_to_its_last_whole_fragment()
    {
        await using var source = new ArchiveLab();
        var fragments = await RealFragments.MakeAsync(folder.Path, source.Camera, Start, seconds: 20);
        var recorder = source.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        fragments.ToList().ForEach(recorder.Write);
        var open = Assert.Single(source.Registry.Of(source.Camera));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(source.Root, open.PartPath), TestContext.Current.CancellationToken);
        var random = new Random(20261120);
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        for (var round = 0; round < 50; round++)
        {
            var length = random.Next((int)open.Fragments[0].EndOffset, bytes.Length);
            var part = Path.Combine(lab.Root, $"{lab.Camera}/2026-11-20/{round:000000}Z-1.part.mp4");
            Directory.CreateDirectory(Path.GetDirectoryName(part)!);
            await File.WriteAllBytesAsync(part, bytes[..length], TestContext.Current.CancellationToken);
            var whole = open.Fragments.Count(fragment => fragment.EndOffset <= length);
            var row = lab.NewSalvage().Finish(Path.GetRelativePath(lab.Root, part))!;
            Assert.Equal(fragments.Take(whole).Sum(static fragment => fragment.VideoSampleCount), await CountFramesAsync(Path.Combine(lab.Root, row.Path)));
            Assert.Equal(Start + open.Fragments[whole - 1].End, row.EndAt);
        }
    }

    [Fact]
    public async Task A_playlist_over_two_files_plays_whole_and_from_the_middle()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var rows = await RecordAsync(lab, await RealFragments.MakeAsync(folder.Path, lab.Camera, Start, seconds: 18));
        Assert.Equal(2, rows.Count);
        foreach (var row in rows)
        {
            File.Copy(Path.Combine(lab.Root, row.Path), folder.File($"{row.Id}.mp4"));
        }

        var reader = Reader(lab);
        var all = await PlayAsync(reader, lab.Camera, Start, Start.AddSeconds(18));
        Assert.Equal((180, 18d), (all.Frames, Math.Round(all.Seconds, 1)));

        // 5.3 s in lies between the keys at 4 and 6; the boundary is cut at the key at 10 s.
        var middle = await PlayAsync(reader, lab.Camera, Start.AddSeconds(5.3), Start.AddSeconds(13));
        Assert.Equal((100, 10d), (middle.Frames, Math.Round(middle.Seconds, 1)));
    }

    [Fact]
    public async Task An_export_is_one_normal_mp4_over_files_and_a_lost_connection()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var first = await RealFragments.MakeAsync(folder.Path, lab.Camera, Start, seconds: 14);
        var second = await RealFragments.MakeAsync(folder.Path, lab.Camera, Start.AddSeconds(60), seconds: 6, attempt: 2);
        await RecordAsync(lab, [.. first, .. second]);
        using var children = new LauncherFixture();
        var (handler, exports, id) = await RequestAsync(lab, children, Start, Start.AddSeconds(70));
        await handler.ExecuteAsync(id.Value, new Progress<double>(), TestContext.Current.CancellationToken);
        await handler.ExecuteAsync(id.Value, new Progress<double>(), TestContext.Current.CancellationToken);
        var export = await exports.FindAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal((ExportState.Done, 1d), (export!.State, export.Progress));
        var path = exports.FilePath(export)!;
        Assert.Equal(200, await CountFramesAsync(path));
        Assert.Equal(20, Number((await MediaClips.ProbeAsync(path)).GetProperty("format"), "duration"), 0.2);
        Assert.Empty(await MediaClips.ComplaintsAsync(path));
        var boxes = TopLevel(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.True(boxes.IndexOf(BoxType.Movie) < boxes.IndexOf(BoxType.MediaData));
        Assert.DoesNotContain(BoxType.MovieFragment, boxes);
        Assert.Empty(Directory.GetFiles(lab.Database.Layout.Temporary));
    }

    [Fact]
    public async Task An_export_that_is_deleted_while_its_last_bytes_are_written_leaves_no_file()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        await RecordAsync(lab, await RealFragments.MakeAsync(folder.Path, lab.Camera, Start, seconds: 4));
        using var children = new LauncherFixture();
        var (handler, exports, id) = await RequestAsync(lab, children, Start, Start.AddSeconds(4));
        await handler.ExecuteAsync(id.Value, new Deleting(lab, id), TestContext.Current.CancellationToken);
        Assert.Null(await exports.FindAsync(id, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(lab.Database.Layout.Exports));
        Assert.Empty(Directory.GetFiles(lab.Database.Layout.Temporary));
    }

    [Fact]
    public async Task A_recording_whose_boxes_hold_and_whose_pictures_do_not_is_found_by_decoding_it()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var rows = await RecordAsync(lab, await RealFragments.MakeAsync(folder.Path, lab.Camera, Start, seconds: 4));
        using var children = new LauncherFixture();
        var decode = new DecodeTest(children.Launcher, Options.Create(new FfmpegOptions()));
        var path = Path.Combine(lab.Root, rows[0].Path);
        Assert.Null(await decode.WhyNotAsync(path, TestContext.Current.CancellationToken));

        // Every byte of media is gone, and every box is where it was.
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Clear(bytes);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        Assert.NotNull(await decode.WhyNotAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_with_different_pictures_are_not_joined_and_the_job_says_so()
    {
        await using var lab = new ArchiveLab(TenSeconds);
        var first = await RealFragments.MakeAsync(folder.Path, lab.Camera, Start, seconds: 4);
        var second = await RealFragments.MakeAsync(folder.Path, lab.Camera, Start.AddSeconds(60), seconds: 4, attempt: 2, size: "640x360");
        await RecordAsync(lab, [.. first, .. second]);
        using var children = new LauncherFixture();
        var (handler, exports, id) = await RequestAsync(lab, children, Start, Start.AddSeconds(70));
        var problem = await Assert.ThrowsAsync<JobRejectedException>(() => handler.ExecuteAsync(id.Value, new Progress<double>(), TestContext.Current.CancellationToken));
        await handler.GivenUpAsync(id.Value, problem.Message, TestContext.Current.CancellationToken);
        var export = await exports.FindAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal((ExportState.Failed, problem.Message), (export!.State, export.Error));
        Assert.Empty(Directory.GetFiles(lab.Database.Layout.Temporary));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<IReadOnlyList<ArchiveSegment>> RecordAsync(ArchiveLab lab, IReadOnlyList<MediaFragment> fragments)
    {
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        fragments.ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        return await lab.RowsAsync();
    }

    private async Task<(int Frames, double Seconds)> PlayAsync(RecordingReader reader, CameraId camera, DateTimeOffset from, DateTimeOffset to)
    {
        var text = RecordingPlaylist.Write(await reader.FilesAsync(camera, from, to, TestContext.Current.CancellationToken), from, to, grows: false);
        var path = folder.File("index.m3u8");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return (await CountFramesAsync(path), Number((await MediaClips.ProbeAsync(path)).GetProperty("format"), "duration"));
    }

    private static async Task<(ExportHandler Handler, Exports Exports, ExportId Id)> RequestAsync(ArchiveLab lab, LauncherFixture children, DateTimeOffset from, DateTimeOffset to)
    {
        var clock = TimeProvider.System;
        await using (var context = lab.Database.CreateDbContext())
        {
            context.Cameras.Add(new Camera { Id = lab.Camera, Name = "거실", Source = new CameraSource { Kind = SourceKind.Demo } });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var reader = Reader(lab);
        var exports = new Exports(lab.Database, new CameraStore(lab.Database, new ReversingSecretBox(), clock), reader, new NoQueue(), ShareLab.LinksOf(lab.Database, clock), lab.Database.Layout, clock);
        var outcome = await exports.RequestAsync(lab.Camera, from, to, TestContext.Current.CancellationToken);
        var handler = new ExportHandler(exports, reader, new ExportAssembler(reader), children.Launcher, Options.Create(new FfmpegOptions()), lab.Database.Layout, clock);
        return (handler, exports, outcome.Export!.Id);
    }

    private static RecordingReader Reader(ArchiveLab lab) => new(lab.Database, lab.Registry, new MissingFiles(), lab.Database.Layout);

    private static async Task<int> CountFramesAsync(string path)
    {
        var lines = await TestProcess.RunAsync(
            "ffprobe",
            ["-v", "error", "-allowed_extensions", "ALL", "-count_packets", "-select_streams", "v:0", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", path],
            TimeSpan.FromSeconds(60));
        return int.Parse(lines.First(static line => line.Length > 0).TrimEnd(','), CultureInfo.InvariantCulture);
    }

    private static void Clear(byte[] file)
    {
        foreach (var box in Box.In(file))
        {
            if (box.Type == BoxType.MediaData)
            {
                file.AsSpan((int)box.Offset + box.HeaderSize, (int)box.Size - box.HeaderSize).Clear();
            }
        }
    }

    private static double Number(JsonElement element, string name) => double.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static List<uint> TopLevel(byte[] bytes)
    {
        var types = new List<uint>();
        foreach (var box in Box.In(bytes))
        {
            types.Add(box.Type);
        }

        return types;
    }

    /// <summary>Takes the row away when everything is written.</summary>
    private sealed class Deleting(ArchiveLab lab, ExportId id) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= 1)
            {
                using var context = lab.Database.CreateDbContext();
                context.Exports.Where(row => row.Id == id).ExecuteDelete();
            }
        }
    }
}
