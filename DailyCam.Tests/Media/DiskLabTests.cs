using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>The lab itself: a disk that does not break as it says would prove nothing.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class DiskLabTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_full_disk_refuses_and_takes_again_when_there_is_room()
    {
        await using var disk = await DiskLab.StartAsync(megabytes: 16);
        await disk.FillAsync();
        Assert.Equal(28, Assert.Throws<IOException>(() => Force(disk, "a", 1 << 20)).HResult);
        await disk.MakeRoomAsync();
        Force(disk, "b", 1 << 20);
    }

    [Fact]
    public async Task A_frozen_disk_holds_writes_until_it_is_thawed()
    {
        await using var disk = await DiskLab.StartAsync(megabytes: 16);
        await disk.FreezeAsync();
        var write = Task.Factory.StartNew(() => Force(disk, "a", 10), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(write.IsCompleted);
        await disk.ThawAsync();
        await write.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_unplugged_disk_leaves_its_bare_mount_point_and_fails_open_files_and_comes_back_with_what_was_on_it()
    {
        await using var disk = await DiskLab.StartAsync(megabytes: 16);
        Force(disk, "kept", 10);
        using var open = File.OpenHandle(Path.Combine(disk.Path, "open"), FileMode.CreateNew, FileAccess.Write);
        await disk.UnplugAsync();
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
        Assert.Equal(5, Assert.Throws<IOException>(() => RandomAccess.Write(open, new byte[1], 0)).HResult);
        await disk.PlugInAsync();
        Assert.Equal(10, new FileInfo(Path.Combine(disk.Path, "kept")).Length);
        Force(disk, "new", 10);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Bare));
    }

    [Fact]
    public async Task A_power_cut_keeps_what_was_forced_and_loses_what_was_not()
    {
        await using var disk = await DiskLab.StartAsync(megabytes: 16);
        Force(disk, "forced", 10);
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "not-forced"), new byte[10], TestContext.Current.CancellationToken);
        await disk.CutPowerAsync();
        await disk.PlugInAsync();
        Assert.Equal(10, new FileInfo(Path.Combine(disk.Path, "forced")).Length);
        var other = new FileInfo(Path.Combine(disk.Path, "not-forced"));
        Assert.True(!other.Exists || other.Length == 0);
    }

    [Fact]
    public async Task A_disk_turned_read_only_says_so_and_another_one_is_empty()
    {
        await using var disk = await DiskLab.StartAsync(megabytes: 16);
        Force(disk, "a", 10);
        await disk.TurnReadOnlyAsync();
        Assert.Contains("Read-only", Assert.ThrowsAny<IOException>(() => Force(disk, "b", 10)).Message, StringComparison.Ordinal);
        await disk.UnplugAsync();
        await disk.PlugInAnotherAsync(megabytes: 16);
        Assert.False(File.Exists(Path.Combine(disk.Path, "a")));
        Force(disk, "c", 10);
    }

    private static void Force(DiskLab disk, string name, int bytes)
    {
        using var file = new FileStream(Path.Combine(disk.Path, name), FileMode.CreateNew, FileAccess.Write);
        file.Write(new byte[bytes]);
        file.Flush(flushToDisk: true);
    }
}
