namespace DailyCam.Core.Alerts;

/// <summary>The hours of each day in which somebody wants to be told only what cannot wait, by the clock on the wall: they follow daylight saving like the person does. Pure.</summary>
/// <param name="From">Their first minute.</param>
/// <param name="To">The first minute after them; earlier than <paramref name="From"/> when midnight lies between, never the same.</param>
/// <param name="Zone">IANA name of the zone in which they were said. One that this machine does not know makes no quiet: rather a sound too many.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, string Zone)
{
    /// <summary>Longest name of a zone that is stored.</summary>
    public const int MaxZoneLength = 64;

    /// <summary>Null when nothing is wrong with it.</summary>
    public static Problem? Check(TimeOnly? from, TimeOnly? to) => (from, to) switch
    {
        (null, _) or (_, null) => new Problem("QuietIncomplete", "quiet"),
        _ when from == to => new Problem("QuietAllDay", "quiet"),
        _ => null,
    };

    /// <summary>Whether this moment lies in them.</summary>
    public bool Holds(DateTimeOffset now)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
        {
            return false;
        }

        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return From <= To ? time >= From && time < To : time >= From || time < To;
    }
}
