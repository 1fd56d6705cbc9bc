using DailyCam.Core.Archive;
using DailyCam.Core.Faults;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class ArchiveVolumeTests
{
    [Fact]
    public async Task The_first_use_marks_the_disk_and_later_uses_pass()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        lab.Volume.Check();
        Assert.Equal(12, (await File.ReadAllTextAsync(Path.Combine(lab.Root, "archive.id"), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_bare_mount_point_is_not_written_to()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        Directory.Delete(lab.Root, recursive: true);
        Directory.CreateDirectory(lab.Root);
        Assert.Equal(FaultReason.StorageMissing, Assert.Throws<ArchiveStorageException>(() => lab.Volume.Check()).Reason);
        Assert.Empty(Directory.GetFileSystemEntries(lab.Root));
    }

    [Fact]
    public async Task Another_disk_at_the_same_place_is_not_written_to()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        await File.WriteAllTextAsync(Path.Combine(lab.Root, "archive.id"), "bcdfghjkmnpq", TestContext.Current.CancellationToken);
        Assert.Equal(FaultReason.StorageForeign, Assert.Throws<ArchiveStorageException>(() => lab.Volume.Check()).Reason);
    }

    [Fact]
    public async Task A_disk_that_comes_with_its_marker_to_a_new_installation_is_taken_over()
    {
        await using var lab = new ArchiveLab();
        Directory.CreateDirectory(lab.Root);
        await File.WriteAllTextAsync(Path.Combine(lab.Root, "archive.id"), "bcdfghjkmnpq\n", TestContext.Current.CancellationToken);
        lab.Volume.Check();
        lab.Volume.Check();
    }

    [Fact]
    public async Task The_last_megabytes_are_left_to_the_database()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { ReserveMegabytes = 64 });
        lab.Disk.Free = 64L * 1024 * 1024;
        lab.Volume.Check();
        lab.Disk.Free--;
        Assert.Equal(FaultReason.StorageFull, Assert.Throws<ArchiveStorageException>(() => lab.Volume.Check()).Reason);
        lab.Volume.CheckIdentity();
    }

    [Theory]
    [InlineData(2, 1024)]
    [InlineData(0.5, 512)]
    [InlineData(0, 64)]
    public async Task To_begin_more_must_be_free_than_to_go_on_but_not_more_than_deleting_makes_free(double keptFree, int needed)
    {
        await using var lab = new ArchiveLab(new ArchiveOptions { MinimumFreeGigabytes = keptFree });
        lab.Disk.Free = needed * 1024L * 1024;
        lab.Volume.CheckToStart();
        lab.Disk.Free--;
        Assert.Equal(FaultReason.StorageFull, Assert.Throws<ArchiveStorageException>(() => lab.Volume.CheckToStart()).Reason);
    }

    [Fact]
    public async Task A_disk_that_does_not_say_how_much_is_free_is_at_fault_and_not_endless()
    {
        await using var lab = new ArchiveLab(new ArchiveOptions());
        lab.Volume.CheckIdentity();
        lab.Disk.Free = null;
        Assert.Equal(FaultKind.StorageDisconnected, StorageTrouble.Of(Assert.Throws<IOException>(() => lab.Volume.Check())).Kind);
        Assert.Equal(FaultKind.StorageDisconnected, StorageTrouble.Of(Assert.Throws<IOException>(() => lab.Volume.CheckToStart())).Kind);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_said_so()
    {
        await using var lab = new ArchiveLab();
        await File.WriteAllTextAsync(lab.Root, "x", TestContext.Current.CancellationToken);
        Assert.Equal(FaultReason.StorageNotFolder, Assert.Throws<ArchiveStorageException>(() => lab.Volume.CheckToStart()).Reason);
    }

    [Fact]
    public async Task A_probe_that_fails_at_any_step_fails_the_examination_and_leaves_nothing_behind()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.CheckToStart();
        var before = lab.Disk.Operations;
        lab.Volume.CheckToStart();
        var steps = lab.Disk.Operations - before;
        Assert.InRange(steps, 6, 20);
        for (var step = 0; step < steps; step++)
        {
            lab.Disk.Once = (step, FaultyDisk.Broken);
            Assert.Equal(FaultReason.StorageError, StorageTrouble.Of(Assert.Throws<IOException>(() => lab.Volume.CheckToStart())).Reason);
            Assert.Equal(["archive.id"], Directory.GetFileSystemEntries(lab.Root).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task A_file_system_whose_rename_replaces_files_is_not_recorded_to()
    {
        await using var lab = new ArchiveLab();
        lab.Disk.Clobbers = true;
        Assert.Equal(FaultReason.StorageUnsuitable, Assert.Throws<ArchiveStorageException>(() => lab.Volume.CheckToStart()).Reason);
    }

    [Fact]
    public async Task A_disk_that_goes_between_the_look_and_the_new_file_leaves_nothing_under_its_mount_point()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        lab.Disk.Device = static path => path.EndsWith(".mp4", StringComparison.Ordinal) ? 2UL : 1;
        var first = new TestFragments(lab.Camera, DateTimeOffset.UnixEpoch.AddYears(50)).Take(1)[0];
        Assert.Equal(FaultReason.StorageMissing, Assert.Throws<ArchiveStorageException>(() => lab.Store.Create(first, starts: false)).Reason);
        Assert.Empty(Directory.GetFiles(lab.Root, "*.mp4", SearchOption.AllDirectories));
        Assert.Empty(lab.Registry.Of(lab.Camera));
    }

    [Fact]
    public async Task A_thousand_renames_to_one_name_by_two_workers_replace_nothing()
    {
        await using var lab = new ArchiveLab();
        Directory.CreateDirectory(lab.Root);
        var disk = new ArchiveDisk();
        var won = 0;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(worker => Task.Run(() =>
        {
            for (var turn = 0; turn < 1000; turn++)
            {
                var own = Path.Combine(lab.Root, $"{worker}-{turn}");
                File.WriteAllText(own, $"{worker}");
                if (disk.TryRename(own, Path.Combine(lab.Root, $"name-{turn}")))
                {
                    Interlocked.Increment(ref won);
                }
                else
                {
                    Assert.Equal($"{worker}", File.ReadAllText(own));
                }
            }
        })));
        Assert.Equal(1000, won);
        Assert.Equal(2000, Directory.GetFiles(lab.Root).Length);
    }

    [Theory]
    [InlineData(28, FaultKind.DiskFull, FaultReason.StorageFull)]
    [InlineData(122, FaultKind.DiskFull, FaultReason.StorageFull)]
    [InlineData(30, FaultKind.StorageDisconnected, FaultReason.StorageReadOnly)]
    [InlineData(116, FaultKind.StorageDisconnected, FaultReason.StorageMissing)]
    [InlineData(5, FaultKind.StorageDisconnected, FaultReason.StorageError)]
    public void An_error_of_the_system_has_its_kind(int error, FaultKind kind, FaultReason reason) =>
        Assert.Equal(new StorageTrouble(kind, reason), StorageTrouble.Of(new IOException("words do not matter", error)));

    [Fact]
    public void Missing_folders_and_rights_have_their_kind()
    {
        Assert.Equal(FaultReason.StorageMissing, StorageTrouble.Of(new DirectoryNotFoundException()).Reason);
        Assert.Equal(FaultReason.StorageDenied, StorageTrouble.Of(new UnauthorizedAccessException()).Reason);
    }
}
