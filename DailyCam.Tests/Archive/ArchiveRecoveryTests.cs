using DailyCam.Core.Archive;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class ArchiveRecoveryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 58, 51, 300, TimeSpan.Zero);

    [Fact]
    public async Task A_file_torn_at_any_byte_is_kept_up_to_its_last_whole_fragment()
    {
        await using var source = new ArchiveLab();
        var recorder = source.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        foreach (var fragment in new TestFragments(source.Camera, Start).Take(6))
        {
            recorder.Write(fragment);
        }

        var open = Assert.Single(source.Registry.Of(source.Camera));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(source.Root, open.PartPath), TestContext.Current.CancellationToken);
        var seams = open.Fragments.SelectMany(static fragment => new[] { (int)fragment.Offset, (int)fragment.EndOffset - 1, (int)fragment.EndOffset });
        foreach (var length in seams.Concat([0, 1, 40, open.HeaderLength - 1, open.HeaderLength + 5, open.HeaderLength + 300]).Distinct())
        {
            await using var lab = new ArchiveLab();
            lab.Volume.Check();
            Plant(lab, open.PartPath, bytes[..length]);
            Assert.True(await lab.NewRecovery().TryReconcileAsync(TestContext.Current.CancellationToken));
            var whole = open.Fragments.Count(fragment => fragment.EndOffset <= length);
            var rows = await lab.RowsAsync();
            Assert.Equal(Enumerable.Range(0, whole), rows.SelectMany(lab.NumbersIn));
            Assert.All(rows, row => Assert.Equal((open.Id, Start, SegmentClosedBy.Recovery), (row.Id, row.StartAt, row.ClosedBy)));
            Assert.All(rows, row => Assert.Equal(open.Fragments.Take(whole), FragmentIndex.Unpack(row.FragmentIndex)));
            Assert.Equal(rows.Count, lab.Listener.Told.Count);

            // Kept, set aside, or provably empty: nothing with media in it is ever gone.
            Assert.Equal(length < open.HeaderLength && length > 0 ? 1 : 0, Directory.GetFiles(lab.Root, "*.unreadable", SearchOption.AllDirectories).Length);
            Assert.Empty(Directory.GetFiles(lab.Root, "*.part.mp4", SearchOption.AllDirectories));
        }
    }

    [Fact]
    public async Task Files_of_writers_that_run_and_foreign_files_are_left_alone()
    {
        await using var lab = new ArchiveLab();
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        recorder.Write(new TestFragments(lab.Camera, Start).Next());
        Plant(lab, "holiday.mp4", [1, 2, 3]);
        Plant(lab, $"{lab.Camera}/2026-11-20/notes.part.mp4", [1, 2, 3]);
        Plant(lab, "Family/2026-11-20/095851Z-1.part.mp4", []);
        var before = Files(lab);
        Assert.True(await lab.NewRecovery().TryReconcileAsync(TestContext.Current.CancellationToken));
        Assert.Equal(before, Files(lab), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Finished_files_without_a_row_are_adopted_once_and_rows_without_a_file_are_not_offered()
    {
        await using var lab = new ArchiveLab();
        var recorder = lab.NewRecorder(new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue));
        var fragments = new TestFragments(lab.Camera, Start);
        fragments.Take(8).ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        fragments.NewAttempt(Start.AddMinutes(5));
        fragments.Take(8).ToList().ForEach(recorder.Write);
        recorder.End(SegmentClosedBy.AttemptEnded);
        var rows = await lab.RowsAsync();

        await using var second = new ArchiveLab();
        second.Volume.Check();
        Plant(second, rows[0].Path, await File.ReadAllBytesAsync(Path.Combine(lab.Root, rows[0].Path), TestContext.Current.CancellationToken));
        await using (var context = second.Database.CreateDbContext())
        {
            context.ArchiveSegments.Add(rows[1]);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var missing = new MissingFiles();
        Assert.True(await second.NewRecovery(missing).TryReconcileAsync(TestContext.Current.CancellationToken));
        Assert.True(missing.Contains(rows[1].Id));
        var adopted = (await second.RowsAsync()).Single(row => row.Id == rows[0].Id);
        Assert.Equal((rows[0].Path, rows[0].StartAt, rows[0].SizeBytes), (adopted.Path, adopted.StartAt, adopted.SizeBytes));
        Assert.Equal(rows[0].Id, Assert.Single(second.Listener.Told).Id);
    }

    [Fact]
    public async Task While_the_disk_is_away_nothing_is_touched_and_recovery_says_so()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        Directory.Delete(lab.Root, recursive: true);
        Assert.False(await lab.NewRecovery().TryReconcileAsync(TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(lab.Root));
    }

    [Fact]
    public async Task A_file_a_broken_disk_forced_to_be_left_behind_is_finished_without_what_was_written_again()
    {
        await using var lab = new ArchiveLab();
        var clock = (ManualTimeProvider)lab.Clock;
        var backlog = new FragmentBacklog(TimeSpan.FromMinutes(2), long.MaxValue);
        var recorder = lab.NewRecorder(backlog);
        foreach (var fragment in new TestFragments(lab.Camera, Start).Take(30))
        {
            lab.Disk.Once = fragment.Number == 14 ? (0, FaultyDisk.Broken) : lab.Disk.Once;
            backlog.Add(fragment);
            ArchiveLab.Drain(backlog, recorder);
            clock.Advance(TestFragments.Duration);
        }

        clock.Advance(TimeSpan.FromSeconds(6));
        recorder.Retry();
        ArchiveLab.Drain(backlog, recorder);
        recorder.End(SegmentClosedBy.AttemptEnded);
        Assert.True(await lab.NewRecovery().TryReconcileAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Enumerable.Range(0, 30), await lab.KeptNumbersAsync());
        Assert.Equal(0, recorder.Lost);
    }

    [Fact]
    public async Task Two_writers_that_rename_to_one_name_never_overwrite_each_other()
    {
        using var folder = new TemporaryFolder();
        var disk = new ArchiveDisk();
        for (var round = 0; round < 200; round++)
        {
            var target = folder.File($"target-{round}");
            var sources = new[] { folder.File($"a-{round}"), folder.File($"b-{round}") };
            foreach (var source in sources)
            {
                await File.WriteAllTextAsync(source, source, TestContext.Current.CancellationToken);
            }

            var renamed = await Task.WhenAll(sources.Select(source => Task.Run(() => disk.TryRename(source, target), TestContext.Current.CancellationToken)));
            Assert.Single(renamed, static won => won);
            var winner = sources[renamed[0] ? 0 : 1];
            var loser = sources[renamed[0] ? 1 : 0];
            Assert.Equal(winner, await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
            Assert.Equal(loser, await File.ReadAllTextAsync(loser, TestContext.Current.CancellationToken));
        }
    }

    private static void Plant(ArchiveLab lab, string path, byte[] bytes)
    {
        var full = Path.Combine(lab.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    private static IEnumerable<string> Files(ArchiveLab lab) => [.. Directory.GetFiles(lab.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
