using System.Globalization;

namespace DailyCam.Core.Incidents;

/// <summary>Where a page of incidents ended: they are ordered by start, newest first, then by id.</summary>
public readonly record struct IncidentCursor(DateTimeOffset StartAt, IncidentId Id)
{
    public static IncidentCursor Of(Incident incident) => new(incident.StartAt, incident.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote. False for anything else.</summary>
    public static bool TryParse(string? text, out IncidentCursor cursor)
    {
        cursor = default;
        var parts = (text ?? string.Empty).Split('-');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            || !IncidentId.TryParse(parts[1], out var id))
        {
            return false;
        }

        cursor = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartAt.ToUnixTimeMilliseconds()}-{Id}");
}
