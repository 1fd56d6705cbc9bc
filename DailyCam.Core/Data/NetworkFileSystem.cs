namespace DailyCam.Core.Data;

/// <summary>Whether a folder lies on another machine's disk.</summary>
internal static class NetworkFileSystem
{
    /// <summary>As Linux names them (/proc/filesystems), by their beginning: nfs and nfs4, cifs, smb2 and smb3, 9p of virtual machines, and the network ones among FUSE.</summary>
    private static readonly string[] Kinds = ["nfs", "cifs", "smb", "9p", "afs", "ceph", "ncp", "gluster", "lustre", "fuse.sshfs", "fuse.rclone", "fuse.gluster", "fuse.s3fs", "davfs"];

    /// <summary>The kind of the network file system; null for a disk of this computer, and where the system does not say.</summary>
    public static string? Of(string folder)
    {
        try
        {
            var kind = new DriveInfo(folder).DriveFormat;
            return IsNetwork(kind) ? kind : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public static bool IsNetwork(string kind) => Array.Exists(Kinds, known => kind.StartsWith(known, StringComparison.OrdinalIgnoreCase));
}
