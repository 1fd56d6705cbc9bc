using DailyCam.Core.Data;

namespace DailyCam.Core.Archive;

/// <summary>Identity of an export; a <see cref="ShortId"/>.</summary>
public readonly record struct ExportId(string Value)
{
    public static ExportId New() => new(ShortId.New());

    /// <summary>Reads an id from outside. False for anything that is not a well-formed id.</summary>
    public static bool TryParse(string? text, out ExportId id)
    {
        id = new(text ?? string.Empty);
        return ShortId.IsWellFormed(text);
    }

    public override string ToString() => Value;
}
