using DailyCam.Core.Data;

namespace DailyCam.Core.Archive;

/// <summary>Identity of an archive segment, given when its file is opened and kept when it is closed; a <see cref="ShortId"/>.</summary>
public readonly record struct ArchiveSegmentId(string Value)
{
    public static ArchiveSegmentId New() => new(ShortId.New());

    /// <summary>Reads an id from outside. False for anything that is not a well-formed id.</summary>
    public static bool TryParse(string? text, out ArchiveSegmentId id)
    {
        id = new(text ?? string.Empty);
        return ShortId.IsWellFormed(text);
    }

    public override string ToString() => Value;
}
