using System.Security.Cryptography;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Processes;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>Uploads in parts with everything that happens to connections, disks and processes meanwhile.</summary>
public sealed class UploadPartsTests : IDisposable
{
    private const string Mother = "mother";
    private const string Father = "father";

    private readonly CameraLab lab = new(new NoLauncher(), new UploadOptions { MaxGigabytes = 0.01, MaxConcurrent = 2, UnfinishedHours = 24 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Parts_lie_one_behind_the_other_and_each_answer_says_where_the_next_begins()
    {
        var bytes = Video(3000);
        var id = await BeginAsync(bytes.Length + 1);
        Assert.Equal((1000L, null), Of(await AppendAsync(id, 0, bytes[..1000])));
        Assert.Equal((2999L, null), Of(await AppendAsync(id, 1000, bytes[1000..2999])));
        Assert.Equal((3000L, null), Of(await AppendAsync(id, 2999, bytes[2999..])));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(lab.Open.DataPath(id), Token));
        Assert.Equal((3000L, 1L), (lab.Parts.Find(Mother, id)!.Offset, lab.Parts.Find(Mother, id)!.MissingBytes));
        Assert.Empty(await lab.Uploads.ListAsync(Token));
    }

    [Fact]
    public async Task Whatever_is_cut_and_wherever_it_goes_on_the_same_bytes_arrive()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var bytes = Video(random.Next(500, 60_000), seed);
            var id = await BeginAsync(bytes.Length + 1, $"{seed}");
            var parts = lab.NewParts();
            for (var offset = 0L; offset < bytes.Length;)
            {
                var part = bytes.AsMemory((int)offset, Math.Min(random.Next(1, 9000), bytes.Length - (int)offset)).ToArray();
                var outcome = random.Next(6) switch
                {
                    0 => await parts.AppendAsync(Mother, id, offset, new CutStream(part, random.Next(part.Length), new IOException("reset")), part.Length, Token),
                    1 => await LostAsync(parts, id, offset, new CutStream(part, random.Next(part.Length), new OperationCanceledException())),
                    2 => await parts.AppendAsync(Mother, id, offset + random.Next(1, 50), new MemoryStream(part), part.Length, Token),
                    3 => await parts.AppendAsync(Mother, id, offset, new MemoryStream([.. part, .. new byte[bytes.Length + 2]]), null, Token),
                    _ => await parts.AppendAsync(Mother, id, offset, new MemoryStream(part), part.Length, Token),
                };
                if (random.Next(5) == 0)
                {
                    parts.Dispose();
                    parts = lab.NewParts(); // The process was started again.
                }

                var now = parts.Find(Mother, id)!.Offset;
                Assert.True(now == outcome.Offset && now >= offset, $"seed {seed}: {offset} became {now}, the answer said {outcome.Offset}");
                offset = now;
            }

            Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await File.ReadAllBytesAsync(lab.Open.DataPath(id), Token)));
            Assert.True(await parts.CancelAsync(Mother, id, Token));
            parts.Dispose();
        }

        Assert.Empty(lab.Files);
    }

    [Fact]
    public async Task A_wrong_place_is_answered_with_the_right_one_and_changes_nothing()
    {
        var id = await BeginAsync(2000);
        await AppendAsync(id, 0, Video(700));
        foreach (var offset in new[] { -1, 0, 699, 701, 5000 })
        {
            Assert.Equal((700L, CameraProblems.UploadOffset), Of(await AppendAsync(id, offset, Video(100))));
        }

        Assert.Equal((700L, CameraProblems.UploadPartBeyond), Of(await AppendAsync(id, 700, Video(1301))));
        Assert.Equal(700, new FileInfo(lab.Open.DataPath(id)).Length);
    }

    [Fact]
    public async Task A_newer_part_takes_the_place_of_one_that_hangs_and_what_that_one_brought_counts()
    {
        var id = await BeginAsync(5000);
        var bytes = Video(3000);
        var hanging = new HangingStream(bytes[..1000]);
        var older = lab.Parts.AppendAsync(Mother, id, 0, hanging, 3000, Token);
        await hanging.Hangs;
        var newer = await lab.Parts.AppendAsync(Mother, id, 0, new MemoryStream(bytes), 3000, Token);
        Assert.Equal((1000L, CameraProblems.UploadPartCut), Of(await older));
        Assert.Equal((1000L, CameraProblems.UploadOffset), Of(newer));
        Assert.Equal((3000L, null), Of(await AppendAsync(id, 1000, bytes[1000..])));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(lab.Open.DataPath(id), Token));
    }

    [Fact]
    public async Task Two_at_once_are_received_and_a_third_is_asked_to_wait()
    {
        var hanging = new[] { new HangingStream(Video(500)), new HangingStream(Video(500)) };
        var ids = new[] { await BeginAsync(9000, "a"), await BeginAsync(9000, "b"), await BeginAsync(9000, "c") };
        using var leave = new CancellationTokenSource();
        var going = hanging.Select((stream, i) => lab.Parts.AppendAsync(Mother, ids[i], 0, stream, null, leave.Token)).ToArray();
        await Task.WhenAll(hanging.Select(static stream => stream.Hangs));
        Assert.Equal((0L, CameraProblems.UploadBusy), Of(await AppendAsync(ids[2], 0, Video(500))));
        await leave.CancelAsync();
        foreach (var part in going)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => part);
        }

        Assert.Equal((500L, null), Of(await AppendAsync(ids[2], 0, Video(500))));
        Assert.All(ids, id => Assert.Equal(500, lab.Parts.Find(Mother, id)!.Offset));
    }

    [Fact]
    public async Task An_upload_is_its_owners_alone()
    {
        var id = await BeginAsync(2000);
        Assert.Null(lab.Parts.Find(Father, id));
        Assert.Empty(lab.Parts.List(Father));
        Assert.True((await lab.Parts.AppendAsync(Father, id, 0, new MemoryStream(Video(100)), 100, Token)).IsMissing);
        Assert.False(await lab.Parts.CancelAsync(Father, id, Token));
        Assert.Equal([id], lab.Parts.List(Mother).Select(static upload => upload.Id));
        var (other, _) = await lab.Parts.BeginAsync(Father, "a.mp4", 2000, "mark", Token);
        Assert.NotEqual(id, other!.Id);
    }

    [Fact]
    public async Task The_same_file_begun_again_goes_on_after_a_restart_too_and_another_does_not()
    {
        var id = await BeginAsync(2000);
        await AppendAsync(id, 0, Video(800));
        using var restarted = lab.NewParts();
        var (again, _) = await restarted.BeginAsync(Mother, "../a.mp4", 2000, "mark", Token);
        Assert.Equal((id, 800L), (again!.Id, again.Offset));
        foreach (var (name, bytes, mark) in new[] { ("b.mp4", 2000, "mark"), ("a.mp4", 2001, "mark"), ("a.mp4", 2000, "other"), ("a.mp4", 2000, null) })
        {
            Assert.NotEqual(id, (await restarted.BeginAsync(Mother, name, bytes, mark, Token)).Upload!.Id);
        }
    }

    [Fact]
    public async Task What_cannot_fit_or_is_none_is_refused_before_the_first_byte()
    {
        Assert.Equal(CameraProblems.UploadEmpty, await RefusedAsync(0));
        Assert.Equal(CameraProblems.UploadEmpty, await RefusedAsync(-5));
        Assert.Equal(CameraProblems.UploadTooLarge, await RefusedAsync(10_000_001));

        lab.FreeBytes = 200_000_000 + 5000;
        Assert.Equal(CameraProblems.UploadNoSpace, await RefusedAsync(5001));
        var id = await BeginAsync(3000, "first");
        Assert.Equal(CameraProblems.UploadNoSpace, await RefusedAsync(2001)); // What the first one still needs is promised to it.
        await BeginAsync(2000, "second");
        await AppendAsync(id, 0, Video(600));
        lab.FreeBytes = 200_000_000 + 100;
        Assert.Equal((600L, CameraProblems.UploadNoSpace), Of(await AppendAsync(id, 600, Video(101))));
        Assert.Equal((700L, null), Of(await AppendAsync(id, 600, Video(100))));
    }

    [Fact]
    public async Task Only_so_many_are_unfinished_at_the_same_time()
    {
        for (var i = 0; i < UploadParts.MaxOpen; i++)
        {
            await BeginAsync(100, $"{i}");
        }

        Assert.Equal(CameraProblems.UploadTooMany, await RefusedAsync(100));
        Assert.True(await lab.Parts.CancelAsync(Mother, lab.Parts.List(Mother)[0].Id, Token));
        await BeginAsync(100, "one more");
    }

    [Fact]
    public async Task What_is_no_video_is_refused_with_its_first_bytes_and_nothing_stays()
    {
        var id = await BeginAsync(1_000_000);
        Assert.Equal((100L, null), Of(await AppendAsync(id, 0, new byte[100])));
        Assert.Equal((0L, CameraProblems.UploadNotVideo), Of(await AppendAsync(id, 100, new byte[2000])));
        Assert.True((await AppendAsync(id, 2100, new byte[1])).IsMissing);
        Assert.Empty(lab.Files);

        var small = await BeginAsync(9, "small");
        Assert.Equal((0L, CameraProblems.UploadNotVideo), Of(await AppendAsync(small, 0, "no video."u8.ToArray())));
        Assert.Empty(lab.Files);
    }

    [Fact]
    public async Task A_look_at_the_whole_that_breaks_off_is_taken_up_again_by_an_empty_part()
    {
        var bytes = Video(1000);
        var id = await BeginAsync(bytes.Length);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync(id, 0, bytes)); // The launcher of this lab starts nothing.
        Assert.Equal(1000, lab.Parts.Find(Mother, id)!.Offset);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync(id, 1000, []));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(lab.Open.DataPath(id), Token));
    }

    [Fact]
    public async Task A_crash_between_the_move_and_the_row_loses_nothing()
    {
        var bytes = Video(1000);
        var id = await BeginAsync(bytes.Length);
        await File.WriteAllBytesAsync(lab.Uploads.PathOf(id), bytes, Token);
        Assert.Equal(1000, lab.Parts.Find(Mother, id)!.Offset);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync(id, 1000, []));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(lab.Open.DataPath(id), Token));
        Assert.False(File.Exists(lab.Uploads.PathOf(id)));
    }

    [Fact]
    public async Task Nobody_goes_on_for_a_day_and_it_is_swept_away_but_not_what_is_just_arriving()
    {
        var left = await BeginAsync(2000, "left");
        var goingOn = await BeginAsync(2000, "going on");
        await AppendAsync(left, 0, Video(500));
        await File.WriteAllTextAsync(Path.Combine(lab.Database.Layout.Arriving, "bcdfghjkmnpq"), "bytes without a note", Token);
        File.SetLastWriteTimeUtc(Path.Combine(lab.Database.Layout.Arriving, "bcdfghjkmnpq"), lab.Clock.GetUtcNow().UtcDateTime);
        lab.Clock.Advance(TimeSpan.FromHours(23));
        await AppendAsync(goingOn, 0, Video(500));
        lab.Parts.Sweep();
        Assert.Equal(2, lab.Parts.List(Mother).Count);

        lab.Clock.Advance(TimeSpan.FromMinutes(61));
        lab.Parts.Sweep();
        Assert.Equal([goingOn], lab.Parts.List(Mother).Select(static upload => upload.Id));
        Assert.Equal([goingOn.Value, goingOn.Value + ".json"], lab.Files.Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

        using var leave = new CancellationTokenSource();
        var hanging = new HangingStream([]);
        var part = lab.Parts.AppendAsync(Mother, goingOn, 500, hanging, null, leave.Token);
        await hanging.Hangs;
        lab.Clock.Advance(TimeSpan.FromDays(3));
        lab.Parts.Sweep();
        Assert.NotNull(lab.Parts.Find(Mother, goingOn));
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => part);
    }

    [Fact]
    public async Task A_note_that_is_damaged_is_no_upload_and_stops_nothing()
    {
        var id = await BeginAsync(2000);
        await File.WriteAllTextAsync(Path.Combine(lab.Database.Layout.Arriving, "cccccccccccc.json"), "{\"owner\":", Token);
        await File.WriteAllTextAsync(Path.Combine(lab.Database.Layout.Arriving, "..odd.json"), "{}", Token);
        Assert.Equal([id], lab.Open.List().Select(static upload => upload.Id));
    }

    private static (long Offset, string? Code) Of(PartOutcome outcome) => (outcome.Offset, outcome.Problem?.Code);

    /// <summary>Bytes that begin as a video does; the rest is chance.</summary>
    private static byte[] Video(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        ReadOnlySpan<byte> matroska = [0x1A, 0x45, 0xDF, 0xA3];
        matroska.CopyTo(bytes);
        return bytes;
    }

    private static async Task<PartOutcome> LostAsync(UploadParts parts, UploadId id, long offset, Stream body)
    {
        using var sender = new CancellationTokenSource();
        await sender.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => parts.AppendAsync(Mother, id, offset, body, null, sender.Token));
        return PartOutcome.Taken(parts.Find(Mother, id)!.Offset);
    }

    private async Task<UploadId> BeginAsync(long bytes, string mark = "mark")
    {
        var (upload, problem) = await lab.Parts.BeginAsync(Mother, "a.mp4", bytes, mark, Token);
        Assert.True(upload is not null, problem?.Code);
        return upload.Id;
    }

    private async Task<string?> RefusedAsync(long bytes) => (await lab.Parts.BeginAsync(Mother, "a.mp4", bytes, null, Token)).Problem?.Code;

    private Task<PartOutcome> AppendAsync(UploadId id, long offset, byte[] bytes) => lab.Parts.AppendAsync(Mother, id, offset, new MemoryStream(bytes), bytes.Length, Token);

    private sealed class NoLauncher : IMediaProcessLauncher
    {
        public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No process may be started for this file.");
    }
}
