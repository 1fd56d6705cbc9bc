using DailyCam.Core.Data;

namespace DailyCam.Core.Incidents;

/// <summary>Identity of an incident; a <see cref="ShortId"/>.</summary>
public readonly record struct IncidentId(string Value)
{
    public static IncidentId New() => new(ShortId.New());

    /// <summary>Reads an id from outside. False for anything that is not a well-formed id.</summary>
    public static bool TryParse(string? text, out IncidentId id)
    {
        id = new(text ?? string.Empty);
        return ShortId.IsWellFormed(text);
    }

    public override string ToString() => Value;
}
