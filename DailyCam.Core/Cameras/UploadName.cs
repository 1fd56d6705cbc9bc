using System.Text;

namespace DailyCam.Core.Cameras;

/// <summary>Makes a file name from outside fit to be shown. It never becomes part of a path.</summary>
public static class UploadName
{
    /// <summary>As much of a name as fits a phone's line twice.</summary>
    public const int MaxLength = 120;

    /// <summary>The last part of the name in one line; <c>video</c> when nothing is left of it.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? string.Empty).Split('/', '\\')[^1];
        var line = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(static rune => rune != Rune.ReplacementChar && LineText.IsOneLine(rune.ToString())).Take(MaxLength))
        {
            line.Append(rune);
        }

        return LineText.Clean(line.ToString()) ?? "video";
    }

    /// <summary>A name for the camera that a video becomes: the file's without its ending, as far as it fits.</summary>
    public static string ForCamera(string fileName)
    {
        var bare = Path.GetFileNameWithoutExtension(fileName);
        return LineText.Clean(string.Concat((LineText.IsBlank(bare) ? fileName : bare).EnumerateRunes().Take(Camera.MaxNameLength))) ?? fileName;
    }
}
