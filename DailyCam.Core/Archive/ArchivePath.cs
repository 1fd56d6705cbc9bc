using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Archive;

/// <summary>Names of archive files, in UTC so that no change of a local clock can make two of them equal. Pure.</summary>
internal static partial class ArchivePath
{
    public const string Extension = ".mp4";
    public const string PartExtension = ".part.mp4";

    /// <summary>Given to a file that recovery did not understand; it is kept for a person to look at.</summary>
    public const string UnreadableExtension = ".unreadable";

    /// <summary>Path below the archive folder, with <c>/</c>. The sequence tells files of one second apart: after a clock step, or two attempts within a second.</summary>
    public static string Of(CameraId camera, DateTimeOffset startAt, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{camera.Value}/{startAt.UtcDateTime:yyyy-MM-dd}/{startAt.UtcDateTime:HHmmss}Z-{sequence}{Extension}");

    /// <summary>Whether a path below the archive folder has the shape of a finished or open archive file. Anything else there is somebody else's and is left alone.</summary>
    public static bool IsOurs(string path) => Shape().IsMatch(path);

    /// <summary>The same name with the next sequence, for when it is taken.</summary>
    public static string NextOf(string path)
    {
        var dash = path.LastIndexOf('-');
        var sequence = int.Parse(path.AsSpan(dash + 1, path.Length - dash - 1 - Extension.Length), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{path[..dash]}-{sequence + 1}{Extension}");
    }

    public static string PartOf(string path) => path[..^Extension.Length] + PartExtension;

    public static bool IsPart(string path) => path.EndsWith(PartExtension, StringComparison.Ordinal);

    /// <summary>The finished name of a part.</summary>
    public static string FinishedOf(string partPath) => partPath[..^PartExtension.Length] + Extension;

    [GeneratedRegex(@"^[a-z0-9]{12}/\d{4}-\d{2}-\d{2}/\d{6}Z-\d{1,6}(\.part)?\.mp4$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();

    /// <summary>The absolute path of a row's file; null when the row names anything outside the archive.</summary>
    public static string? Resolve(string root, string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }
}
