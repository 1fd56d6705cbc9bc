using System.Globalization;
using System.Text;

namespace DailyCam.Core.Archive;

/// <summary>
/// Writes the playlist that plays a stretch of the archive straight from byte ranges of its files: one entry per key-frame group, nothing is cut, copied or transcoded.
/// Pure. The files are named <c>recordings/&lt;segment&gt;.mp4</c> relative to <c>recordings/index.m3u8</c>.
/// </summary>
public static class RecordingPlaylist
{
    /// <summary>Groups of another file that begin this much before the end of what is already listed were recorded twice (a disk failed under them) and are left out.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMilliseconds(500);

    /// <param name="files">Oldest first, as <see cref="RecordingReader.FilesAsync"/> gives them.</param>
    /// <param name="from">Asked first instant: the list begins with the key frame at or before it and says where in it to begin playing.</param>
    /// <param name="to">Groups that begin at or after it are left out.</param>
    /// <param name="grows">Whether more may come: the list then has no end mark and is asked for again.</param>
    /// <returns>Null when nothing of it is recorded.</returns>
    public static string? Write(IReadOnlyList<RecordedFile> files, DateTimeOffset from, DateTimeOffset to, bool grows)
    {
        var groups = Choose(files, from, to);
        if (groups.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        var longest = Math.Max(1, (long)Math.Ceiling(groups.Max(static group => group.Duration.TotalSeconds)));
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{longest}\n#EXT-X-PLAYLIST-TYPE:{(grows ? "EVENT" : "VOD")}\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        var offset = Math.Max(0, (from - groups[0].StartAt).TotalSeconds);
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-START:TIME-OFFSET={offset:0.000},PRECISE=YES\n");
        RecordedFile? current = null;
        foreach (var group in groups)
        {
            if (group.File != current)
            {
                text.Append(current is null ? string.Empty : "#EXT-X-DISCONTINUITY\n");
                text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{Uri(group.File)}\",BYTERANGE=\"{group.File.HeaderLength}@0\"\n");
                current = group.File;
            }

            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PROGRAM-DATE-TIME:{group.StartAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{group.Duration.TotalSeconds:0.000},\n#EXT-X-BYTERANGE:{group.Size}@{group.Offset}\n{Uri(group.File)}\n");
        }

        return text.Append(grows ? string.Empty : "#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>The key-frame groups that cover a range.</summary>
    internal static IReadOnlyList<RecordedGroup> Choose(IReadOnlyList<RecordedFile> files, DateTimeOffset from, DateTimeOffset to)
    {
        var chosen = new List<RecordedGroup>();
        foreach (var group in files.SelectMany(RecordedGroup.Of))
        {
            if (group.EndAt <= from || group.StartAt >= to ||
                (chosen.Count > 0 && chosen[^1].File != group.File && group.StartAt < chosen[^1].EndAt - Overlap))
            {
                continue;
            }

            chosen.Add(group);
        }

        return chosen;
    }

    private static string Uri(RecordedFile file) => $"{file.Id}.mp4";
}
