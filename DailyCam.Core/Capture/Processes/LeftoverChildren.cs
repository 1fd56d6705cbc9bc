using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DailyCam.Core.Capture.Processes;

/// <summary>
/// Finds children that an earlier life of this DailyCam left behind (killed where no parent-death signal works). Each child carries a marker
/// made from the data folder, so that the children of another DailyCam, or of anything else, are never touched.
/// </summary>
internal static class LeftoverChildren
{
    public const string MarkerName = "DAILYCAM_NODE";

    /// <summary>Field 22 of /proc/[pid]/stat, counted from the one after the command name in brackets (field 3).</summary>
    private const int StartTimeIndex = 19;

    public static string MarkerFor(string dataPath) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataPath)))[..16];

    /// <summary>Processes with exactly this marker that started before the given moment (in the kernel's clock ticks since boot).</summary>
    public static IReadOnlyList<int> Find(string marker, long startedBefore)
    {
        var wanted = $"{MarkerName}={marker}";
        return Directory.EnumerateDirectories("/proc")
            .Select(static folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && StartedAt(id) < startedBefore && Carries(id, wanted))
            .ToList();
    }

    /// <summary>Start of a process in clock ticks since boot; null when it is gone.</summary>
    public static long? StartedAt(int processId)
    {
        var stat = Read(processId, "stat");
        var fields = stat?[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields?.Length > StartTimeIndex && long.TryParse(fields[StartTimeIndex], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? ticks : null;
    }

    private static bool Carries(int processId, string wanted) =>
        Read(processId, "environ")?.Split('\0').Contains(wanted, StringComparer.Ordinal) == true;

    private static string? Read(int processId, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // Gone, or somebody else's.
        }
    }
}
