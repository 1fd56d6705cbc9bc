using DailyCam.Core.Archive;

namespace DailyCam.Core.Timeline;

/// <summary>Small pictures of one archive file on one JPEG, row by row from the top left, so that a finger moves over ten minutes without asking for each picture.</summary>
/// <param name="FromAt">The file's first instant; the sheet stands for all of the file.</param>
/// <param name="ToAt">The file's last instant.</param>
/// <param name="TakenAt">When each picture was taken, in order; one about each ten seconds, where a key frame is.</param>
public sealed record PreviewSheet(DateTimeOffset FromAt, DateTimeOffset ToAt, IReadOnlyList<DateTimeOffset> TakenAt, byte[] Jpeg)
{
    /// <summary>Pixels of one picture: half of the card on the page on each side, which is enough while it moves.</summary>
    public const int Width = 160;

    /// <summary>See <see cref="Width"/>. A picture of another shape has black beside it.</summary>
    public const int Height = 90;

    /// <summary>Pictures in a row. Ten minutes are six rows: 1600 x 540 pixels, below every browser's limit.</summary>
    public const int Columns = 10;

    /// <summary>A child is seen to have moved on in as much time, and more pictures would be seen by nobody: at an hour on a phone's bar they are less than a pixel apart.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    /// <summary>The groups whose key frames stand on the sheet: the one at or before each step, none twice.</summary>
    internal static IReadOnlyList<RecordedGroup> Choose(IReadOnlyList<RecordedGroup> groups)
    {
        var chosen = new List<RecordedGroup>();
        for (var index = 0; index < groups.Count; index++)
        {
            var next = groups[0].StartAt + (Step * Math.Ceiling((groups[index].StartAt - groups[0].StartAt) / Step));
            if (next < groups[index].EndAt)
            {
                chosen.Add(groups[index]);
            }
        }

        return chosen;
    }

    /// <summary>Puts pictures that follow each other into rows. The rest of the last row stays black.</summary>
    internal static byte[] Lay(ReadOnlySpan<byte> pictures, int count)
    {
        const int row = Width * 3;
        var sheet = new byte[RowsOf(count) * Height * Columns * row];
        for (var picture = 0; picture < count; picture++)
        {
            var (top, left) = (picture / Columns * Height, picture % Columns * row);
            for (var line = 0; line < Height; line++)
            {
                pictures.Slice(((picture * Height) + line) * row, row).CopyTo(sheet.AsSpan(((top + line) * Columns * row) + left));
            }
        }

        return sheet;
    }

    internal static int RowsOf(int count) => (count + Columns - 1) / Columns;
}
