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
        Assert.Equal(FaultReason.StorageMissing, Assert.Throws<ArchiveStorageException>(lab.Volume.Check).Reason);
        Assert.Empty(Directory.GetFileSystemEntries(lab.Root));
    }

    [Fact]
    public async Task Another_disk_at_the_same_place_is_not_written_to()
    {
        await using var lab = new ArchiveLab();
        lab.Volume.Check();
        await File.WriteAllTextAsync(Path.Combine(lab.Root, "archive.id"), "bcdfghjkmnpq", TestContext.Current.CancellationToken);
        Assert.Equal(FaultReason.StorageForeign, Assert.Throws<ArchiveStorageException>(lab.Volume.Check).Reason);
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
        Assert.Equal(FaultReason.StorageFull, Assert.Throws<ArchiveStorageException>(lab.Volume.Check).Reason);
        lab.Volume.CheckIdentity();
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
        Assert.Equal(FaultReason.StorageReadOnly, StorageTrouble.Of(new UnauthorizedAccessException()).Reason);
    }
}
