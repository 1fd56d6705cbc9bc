using DailyCam.Core.Data;

namespace DailyCam.Core.Archive;

/// <summary>Identity of a share link, for those who may take it back; a <see cref="ShortId"/>. It opens nothing.</summary>
public readonly record struct ShareLinkId(string Value)
{
    public static ShareLinkId New() => new(ShortId.New());

    /// <summary>Reads an id from outside. False for anything that is not a well-formed id.</summary>
    public static bool TryParse(string? text, out ShareLinkId id)
    {
        id = new(text ?? string.Empty);
        return ShortId.IsWellFormed(text);
    }

    public override string ToString() => Value;
}
