using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Capture;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Analysis.Uploads;

/// <summary>The copy that would leave the house, decoded and looked at: its time, its size, what it hides, what it is silent about.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class UploadCopiesTests : IAsyncDisposable
{
    private const double ClipSeconds = 30;

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 40, 0, TimeSpan.Zero);
    private static readonly ZonePoint[] Triangle = [new(0.55, 0.5), new(0.95, 0.5), new(0.75, 0.95)];
    private static readonly ZonePoint[] Corner = [new(0, 0), new(0.2, 0), new(0.2, 0.3), new(0, 0.3)];

    private readonly TemporaryFolder folder = new();
    private readonly LauncherFixture children = new();
    private readonly ArchiveLab lab = new();
    private readonly CopyOptions options = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await lab.DisposeAsync();
        children.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_copy_has_one_picture_a_second_at_480_lines_silent_and_each_shows_its_second()
    {
        await RecordAsync();
        var media = await MadeAsync(Spec(0, ClipSeconds));
        var path = await SaveAsync(media);
        var (video, audio) = await StreamsAsync(path);
        Assert.Equal((854, 480, "h264"), (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32(), video.GetProperty("codec_name").GetString()));
        Assert.Null(audio);
        Assert.Equal((false, ClipSeconds, 1.0), (media.HasSound, Math.Round(media.Seconds, 1), media.Fps));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(media.Video!.Value.Span)), media.Sha256);
        Assert.Equal(new FileInfo(path).Length, media.Bytes);
        Assert.Empty(await MediaClips.ComplaintsAsync(path));

        var pictures = await CopyPictures.DecodeAsync(path);
        Assert.Equal(30, pictures.Count);
        Assert.All(pictures.Index(), static picture => Assert.InRange(CopyPictures.TimeIn(picture.Item, 854, 480), picture.Index - 0.5, picture.Index + 0.5));
        Assert.Empty(Directory.EnumerateFiles(lab.Database.Layout.Temporary));
    }

    [Fact]
    public async Task What_is_masked_is_black_in_every_picture_and_what_is_not_is_not()
    {
        await RecordAsync();
        var pictures = await CopyPictures.DecodeAsync(await SaveAsync(await MadeAsync(Spec(0, ClipSeconds) with { Masks = [Triangle, Corner] })));
        Assert.Equal(30, pictures.Count);
        CopyPictures.IsMasked(pictures, 854, 480, [Triangle, Corner]);
    }

    [Fact]
    public async Task A_mask_fits_a_picture_of_another_shape_and_pictures_are_masked_like_videos()
    {
        await RecordAsync("640x480");
        var media = await MadeAsync(Spec(0, ClipSeconds) with { Form = MediaForm.Pictures, Fps = 0.5, Masks = [Triangle, Corner] });
        Assert.Null(media.Video);
        Assert.Equal(15, media.Pictures.Count);
        var pictures = new List<byte[]>();
        foreach (var picture in media.Pictures)
        {
            var path = folder.File($"{picture.Second.ToString(CultureInfo.InvariantCulture)}.jpg");
            await File.WriteAllBytesAsync(path, picture.Jpeg, Token);
            pictures.Add(Assert.Single(await CopyPictures.DecodeAsync(path, 640, 480)));
        }

        CopyPictures.IsMasked(pictures, 640, 480, [Triangle, Corner]);
    }

    [Fact]
    public async Task A_copy_may_begin_between_key_frames_and_its_second_0_is_what_was_asked_for()
    {
        await RecordAsync();
        var media = await MadeAsync(Spec(5.3, 12.3) with { Fps = 4 });
        Assert.Equal(7, media.Seconds, 0.01);
        var pictures = await CopyPictures.DecodeAsync(await SaveAsync(media));
        Assert.Equal(28, pictures.Count);
        Assert.All(pictures.Index(), static picture => Assert.InRange(CopyPictures.TimeIn(picture.Item, 854, 480), 5.3 + (picture.Index / 4.0) - 0.5, 5.3 + (picture.Index / 4.0) + 0.5));
    }

    [Fact]
    public async Task A_gap_before_and_inside_keeps_the_seconds_right()
    {
        // Ten seconds, eight of nothing, then the next file; asked for from two and a half seconds before all of it, so that no second lies on a border.
        var fragments = await FragmentsAsync("1280x720");
        await WriteAsync([.. fragments.Where(static fragment => fragment.StartAt < Start.AddSeconds(10))], [.. fragments.Where(static fragment => fragment.StartAt >= Start.AddSeconds(18))]);
        var pictures = await CopyPictures.DecodeAsync(await SaveAsync(await MadeAsync(Spec(-2.5, 27.5))));
        var times = pictures.ConvertAll(static picture => CopyPictures.TimeIn(picture, 854, 480));
        Assert.Equal(30, times.Count);
        Assert.All(times[..3], static time => Assert.InRange(time, 0, 0.5));
        Assert.All(Enumerable.Range(3, 10), second => Assert.InRange(times[second], second - 2.5 - 0.5, second - 2.5 + 0.5));
        Assert.All(times[13..21], static time => Assert.InRange(time, 9.4, 10));
        Assert.All(Enumerable.Range(21, 9), second => Assert.InRange(times[second], second - 2.5 - 0.5, second - 2.5 + 0.5));
    }

    [Fact]
    public async Task Pictures_are_spread_evenly_and_know_their_seconds()
    {
        await RecordAsync();
        var media = await MadeAsync(Spec(0, ClipSeconds) with { Form = MediaForm.Pictures, MaxPictures = 5 });
        Assert.Equal([0, 6, 12, 18, 24], media.Pictures.Select(static picture => picture.Second));
        foreach (var picture in media.Pictures)
        {
            var path = folder.File("one.jpg");
            await File.WriteAllBytesAsync(path, picture.Jpeg, Token);
            Assert.InRange(CopyPictures.TimeIn(Assert.Single(await CopyPictures.DecodeAsync(path)), 854, 480), picture.Second - 0.5, picture.Second + 0.5);
        }
    }

    [Fact]
    public async Task Sound_is_there_only_when_it_is_allowed()
    {
        await RecordAsync();
        var media = await MadeAsync(Spec(5.3, 25.3) with { Sound = true });
        Assert.True(media.HasSound);
        var path = await SaveAsync(media);
        var (_, audio) = await StreamsAsync(path);
        Assert.Equal(("aac", 1), (audio!.Value.GetProperty("codec_name").GetString(), audio.Value.GetProperty("channels").GetInt32()));
        Assert.Equal(20, double.Parse(audio.Value.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture), 0.3);
        Assert.Equal(20, (await CopyPictures.DecodeAsync(path)).Count);
        Assert.False((await MadeAsync(Spec(0, 10) with { Sound = true, Form = MediaForm.Pictures })).HasSound);
    }

    [Fact]
    public async Task The_same_stretch_gives_the_same_bytes_and_no_word_about_where_it_came_from()
    {
        await RecordAsync();
        var first = await MadeAsync(Spec(0, 20) with { Masks = [Corner] });
        Assert.Equal(first.Sha256, (await MadeAsync(Spec(0, 20) with { Masks = [Corner] })).Sha256);
        var probe = await MediaClips.ProbeAsync(await SaveAsync(first));
        Assert.DoesNotContain("creation_time", probe.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Camera.Value, System.Text.Encoding.Latin1.GetString(first.Video!.Value.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_too_large_is_tried_smaller_once_and_then_not_made()
    {
        await RecordAsync();
        var whole = await MadeAsync(Spec(0, ClipSeconds));
        options.MaxMegabytes = (whole.Bytes - 1) / 1e6;
        var smaller = await MadeAsync(Spec(0, ClipSeconds));
        Assert.InRange(smaller.Bytes, 1, whole.Bytes - 1);
        options.MaxMegabytes = 0.001;
        Assert.Equal(UploadCopy.TooLarge, await Copies().MakeAsync(lab.Camera, Spec(0, ClipSeconds), Token));
        Assert.Equal(UploadCopy.TooLarge, await Copies().MakeAsync(lab.Camera, Spec(0, ClipSeconds) with { Form = MediaForm.Pictures }, Token));
        Assert.Empty(Directory.EnumerateFiles(lab.Database.Layout.Temporary));
    }

    [Fact]
    public async Task What_is_gone_is_said_to_be_gone_and_a_disk_that_is_away_is_tried_again()
    {
        var row = await RecordAsync();
        Assert.Equal(UploadCopy.Gone, await Copies().MakeAsync(lab.Camera, Spec(100, 130), Token));
        Assert.Equal(UploadCopy.Gone, await Copies().MakeAsync(CameraId.New(), Spec(0, 30), Token));

        var file = Path.Combine(lab.Root, row.Path);
        var marker = Path.Combine(lab.Root, ArchiveVolume.MarkerName);
        File.Move(marker, marker + ".away");
        File.Move(file, file + ".away");
        await Assert.ThrowsAsync<RecordingGoneException>(() => Copies().MakeAsync(lab.Camera, Spec(0, 30), Token));
        File.Move(marker + ".away", marker);
        Assert.Equal(UploadCopy.Gone, await Copies().MakeAsync(lab.Camera, Spec(0, 30), Token));

        // Torn: never a short copy that passes for the whole stretch.
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file + ".away", Token))[..^20_000], Token);
        Assert.True((await Assert.ThrowsAsync<RecordingGoneException>(() => Copies().MakeAsync(lab.Camera, Spec(0, 30), Token))).IsThere);
        Assert.Empty(Directory.EnumerateFiles(lab.Database.Layout.Temporary));
    }

    [Fact]
    public async Task A_copy_that_nobody_waits_for_any_more_leaves_nothing_behind()
    {
        await RecordAsync();
        using var stopping = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Copies().MakeAsync(lab.Camera, Spec(0, ClipSeconds) with { Fps = 24 }, stopping.Token));
        Assert.Empty(Directory.EnumerateFiles(lab.Database.Layout.Temporary));
        options.TimeLimit = TimeSpan.FromMilliseconds(100);
        await Assert.ThrowsAsync<IOException>(() => Copies().MakeAsync(lab.Camera, Spec(0, ClipSeconds) with { Fps = 24 }, Token));
    }

    /// <summary>A network disk that answers no more: whoever opens a file on it does not come back, and cannot be stopped.</summary>
    [Fact]
    public async Task A_disk_that_hangs_costs_one_copy_and_not_those_after_it()
    {
        using var answers = new ManualResetEventSlim();
        options.TimeLimit = TimeSpan.FromMilliseconds(200);
        var plan = new CopyPlan { Form = MediaForm.Video, Size = CopySize.Of(1280, 720, 480), Fps = 1, Lead = 0, Seconds = 10, Sound = false, Quality = 28 };
        var encoding = Encoder().EncodeAsync(plan, [], HangAsync, Token);
        await Assert.ThrowsAsync<IOException>(() => encoding.WaitAsync(TimeSpan.FromSeconds(30), Token));
        answers.Set();

        Task HangAsync(Stream input, CancellationToken stopping)
        {
            answers.Wait(CancellationToken.None);
            return Task.CompletedTask;
        }
    }

    private static CopySpec Spec(double from, double to) =>
        new() { Form = MediaForm.Video, FromAt = Start.AddSeconds(from), ToAt = Start.AddSeconds(to), Fps = 1, Height = 480 };

    private async Task<ArchiveSegment> RecordAsync(string size = "1280x720") => (await WriteAsync(await FragmentsAsync(size)))[^1];

    private async Task<IReadOnlyList<MediaFragment>> FragmentsAsync(string size)
    {
        var clip = await CopyPictures.ClipAsync(folder.File("clip.mp4"), size, ClipSeconds);
        var sides = size.Split('x').Select(static side => int.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        return await RealFragments.CutAsync(clip, lab.Camera, Start, width: sides[0], height: sides[1]);
    }

    private async Task<IReadOnlyList<ArchiveSegment>> WriteAsync(params IReadOnlyList<MediaFragment>[] files)
    {
        foreach (var fragments in files)
        {
            var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
            fragments.ToList().ForEach(recorder.Write);
            recorder.End(SegmentClosedBy.AttemptEnded);
        }

        return await lab.RowsAsync();
    }

    private UploadCopies Copies()
    {
        var reader = new RecordingReader(lab.Database, lab.Registry, new MissingFiles(), lab.Database.Layout);
        return new UploadCopies(reader, new ExportAssembler(reader), lab.Volume, Encoder(), Options.Create(options), TimeProvider.System);
    }

    private CopyEncoder Encoder() => new(children.Launcher, Options.Create(new FfmpegOptions()), Options.Create(options), lab.Database.Layout, TimeProvider.System);

    private async Task<ModelMedia> MadeAsync(CopySpec spec)
    {
        var copy = await Copies().MakeAsync(lab.Camera, spec, Token);
        Assert.Equal(CopyOutcome.Made, copy.Outcome);
        return copy.Media!;
    }

    private async Task<string> SaveAsync(ModelMedia media)
    {
        var path = folder.File("copy.mp4");
        await File.WriteAllBytesAsync(path, media.Video!.Value, Token);
        return path;
    }

    private static async Task<(JsonElement Video, JsonElement? Audio)> StreamsAsync(string path)
    {
        var streams = (await MediaClips.ProbeAsync(path)).GetProperty("streams").EnumerateArray().ToList();
        var audio = streams.FindAll(static stream => stream.GetProperty("codec_type").GetString() == "audio");
        return (streams.Single(static stream => stream.GetProperty("codec_type").GetString() == "video"), audio.Count == 0 ? null : audio[0]);
    }
}
