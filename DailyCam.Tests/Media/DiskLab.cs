using System.Globalization;
using System.Runtime.InteropServices;
using DailyCam.Tests.Infrastructure;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>
/// A small real disk (ext4 in a file) that a test may fill, freeze, unplug, break and cut the power of. It is mounted in a mount namespace of its own, so nobody else meets it and
/// it is gone when its holder is; the product reaches it by <see cref="Path"/>. Needs root, loop devices and mount namespaces: where they are not to be had, the test says so and is skipped.
/// </summary>
public sealed partial class DiskLab : IAsyncDisposable
{
    /// <summary>How a reason to skip begins that is the machine's limit; eng/test_report.py knows it.</summary>
    public const string CannotHere = "this machine cannot";

    private const nuint ShutdownRequest = 0x8004587d; // EXT4_IOC_SHUTDOWN
    private const uint FlushFirst = 0; // EXT4_GOING_FLAGS_DEFAULT
    private const uint FlushNothing = 2; // EXT4_GOING_FLAGS_NOLOGFLUSH
    private const int ReadFolder = 0x10000 | 0x80000; // O_RDONLY | O_DIRECTORY | O_CLOEXEC
    private const int AlreadyReadOnly = 30; // EROFS
    private const string Filler = "filler";
    private const long FillerSlack = 2 * 1024 * 1024;

    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder;
    private readonly TestProcess holder;
    private int images;
    private bool frozen;

    private DiskLab(TemporaryFolder folder, TestProcess holder) => (this.folder, this.holder) = (folder, holder);

    /// <summary>The disk, for any process of the machine. While it is unplugged this is the bare mount point.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/proc/{holder.Id}/root{Bare}");

    /// <summary>The folder below the mount, which no disk covers outside of the namespace: whatever lies in it was written to the wrong disk.</summary>
    public string Bare => folder.File("disk");

    private string Image => folder.File(string.Create(CultureInfo.InvariantCulture, $"image-{images}"));

    /// <summary>Makes the disk and plugs it in.</summary>
    public static async Task<DiskLab> StartAsync(int megabytes = 64)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, $"{CannotHere} mount disks: the tests do not run as root");
        var place = new TemporaryFolder();
        Directory.CreateDirectory(place.File("disk"));

        // Ends with the tests, however these end, and leaves no frozen disk behind: what waits for one cannot even be killed.
        var keeper = TestProcess.Start(
            "unshare",
            ["--mount", "sh", "-c", "echo held; while kill -0 \"$1\" 2>/dev/null; do sleep 1; done; fsfreeze --unfreeze \"$2\"", "holder", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), place.File("disk")]);
        var lab = new DiskLab(place, keeper);
        try
        {
            await Eventually.Is(() => keeper.HasExited || keeper.Lines.Count > 0, CommandLimit, "the disk's namespace is there or refused");
            Assert.SkipWhen(keeper.HasExited, $"{CannotHere} make a mount namespace: {keeper.Tail()}");
            await lab.NewImageAsync(megabytes);
            var mounted = await lab.TryMountAsync();
            Assert.SkipWhen(mounted is not null, $"{CannotHere} mount a disk image: {mounted}");
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes wait from now on, for ever if nobody thaws it; what waits cannot be killed.</summary>
    public async Task FreezeAsync()
    {
        await InsideAsync("fsfreeze", "--freeze", Bare);
        frozen = true;
    }

    public async Task ThawAsync()
    {
        await InsideAsync("fsfreeze", "--unfreeze", Bare);
        frozen = false;
    }

    /// <summary>Somebody else's file takes all room but this.</summary>
    public async Task FillAsync(long leaveBytes = 0)
    {
        // The product goes on writing meanwhile, and a file that does not fit is not made at all.
        var free = Math.Max(FillerSlack, new DriveInfo(Path).AvailableFreeSpace - Math.Max(leaveBytes, FillerSlack));
        await InsideAsync("fallocate", "--length", free.ToString(CultureInfo.InvariantCulture), System.IO.Path.Combine(Bare, Filler));
        if (leaveBytes == 0)
        {
            // What its own bookkeeping left: the last blocks one by one, until the disk refuses.
            await InsideAsync("sh", "-c", "cat /dev/zero >\"$1\" 2>/dev/null; true", "fill", System.IO.Path.Combine(Bare, Filler + "-rest"));
        }
    }

    public Task MakeRoomAsync() => InsideAsync("rm", "--force", System.IO.Path.Combine(Bare, Filler), System.IO.Path.Combine(Bare, Filler + "-rest"));

    /// <summary>The file system met an error and refuses every write from now on, as its default is. Only plugging in again helps.</summary>
    public Task TurnReadOnlyAsync() => InsideAsync("mount", "-o", "remount,abort", Bare);

    /// <summary>Pulls the plug of an idle disk: everything written is on it, files still open fail, its place is the bare mount point.</summary>
    public Task UnplugAsync() => GoneAsync(FlushFirst);

    /// <summary>Cuts the power: what was not forced to the disk is lost.</summary>
    public Task CutPowerAsync() => GoneAsync(FlushNothing);

    /// <summary>Plugs in what was unplugged, with what was on it.</summary>
    public async Task PlugInAsync()
    {
        // A copy has a superblock of its own: the old one lives on, dead, as long as anybody has a file of it open.
        var old = Image;
        images++;
        await TestProcess.RunAsync("cp", ["--sparse=always", old, Image], CommandLimit);
        await MountAsync();
    }

    /// <summary>Another, empty disk at the same place.</summary>
    public async Task PlugInAnotherAsync(int megabytes = 64)
    {
        await NewImageAsync(megabytes);
        await MountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (frozen)
        {
            await ThawAsync();
        }

        await holder.DisposeAsync();
        folder.Dispose();
    }

    private async Task GoneAsync(uint how)
    {
        using (var root = Open(Path, ReadFolder))
        {
            // One that turned read-only cannot be shut down, and need not be.
            Assert.True(!root.IsInvalid && (Control(root, ShutdownRequest, in how) == 0 || Marshal.GetLastPInvokeError() == AlreadyReadOnly), $"the disk could not be shut down: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        await InsideAsync("umount", "--lazy", Bare);
    }

    private async Task NewImageAsync(int megabytes)
    {
        images++;
        await TestProcess.RunAsync("truncate", ["--size", string.Create(CultureInfo.InvariantCulture, $"{megabytes}M"), Image], CommandLimit);
        await TestProcess.RunAsync("mkfs.ext4", ["-q", "-m", "0", "-E", "lazy_itable_init=0,lazy_journal_init=0", Image], CommandLimit);
    }

    private async Task MountAsync() => Assert.Null(await TryMountAsync());

    /// <summary>Null, or what mount said.</summary>
    private async Task<string?> TryMountAsync()
    {
        await using var mount = TestProcess.Start("nsenter", [.. Inside, "mount", "-o", "loop,noatime", Image, Bare]);
        await mount.ExitedAsync(CommandLimit);
        return mount.ExitCode == 0 ? null : mount.Tail();
    }

    /// <summary>A command that makes what follows it see the disk at <see cref="Bare"/>: SQLite resolves links and would not find it by <see cref="Path"/>.</summary>
    public IReadOnlyList<string> Within => ["nsenter", .. Inside];

    private string[] Inside => [string.Create(CultureInfo.InvariantCulture, $"--mount=/proc/{holder.Id}/ns/mnt"), "--"];

    private Task<IReadOnlyList<string>> InsideAsync(params string[] command) => TestProcess.RunAsync("nsenter", [.. Inside, .. command], CommandLimit);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, in uint argument);
}
