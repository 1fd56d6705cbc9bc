using DailyCam.Core.Data;

namespace DailyCam.Core.Cameras;

/// <summary>Identity of a zone drawn on a camera's picture; a <see cref="ShortId"/>.</summary>
public readonly record struct ZoneId(string Value)
{
    public static ZoneId New() => new(ShortId.New());

    /// <summary>Reads an id from outside. False for anything that is not a well-formed id.</summary>
    public static bool TryParse(string? text, out ZoneId id)
    {
        id = new(text ?? string.Empty);
        return ShortId.IsWellFormed(text);
    }

    public override string ToString() => Value;
}
