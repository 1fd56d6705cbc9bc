using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Alerts;

/// <summary>Something that may need a parent: an incident, or a camera that is not recorded or looked at. Immutable.</summary>
public sealed record AlertMatter
{
    private AlertMatter(string key, string topic) => (Key, Topic) = (key, topic);

    /// <summary>The same for the same incident, or the same outage of the same camera.</summary>
    public string Key { get; }

    /// <summary>What it is about: with the camera, what a cool-down goes by.</summary>
    public string Topic { get; }

    /// <summary>Null when it is about all cameras.</summary>
    public CameraId? Camera { get; private init; }

    /// <summary>Of trouble as of a danger: nobody knows what is missed meanwhile.</summary>
    public Severity Severity { get; private init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset BeganAt { get; private init; }

    /// <summary>Null for trouble.</summary>
    public Incident? Incident { get; private init; }

    /// <summary>Null for an incident.</summary>
    public CameraTrouble? Trouble { get; private init; }

    /// <summary>Whether no wish holds it back: a danger, an accident, a camera that is not watched.</summary>
    public bool AlwaysPasses => Severity <= Severity.Danger;

    public static AlertMatter Of(Incident incident) => new(incident.Id.Value, incident.ZoneId is { } zone ? $"{incident.Category} {zone}" : incident.Category.ToString())
    {
        Camera = incident.CameraId,
        Severity = incident.Severity,
        BeganAt = incident.StartAt,
        Incident = incident,
    };

    public static AlertMatter Of(CameraTrouble trouble)
    {
        var topic = trouble.IsGrave ? "NotRecorded" : "NotWatched";
        return new AlertMatter(string.Create(CultureInfo.InvariantCulture, $"{topic} {trouble.Camera} {trouble.SinceAt.ToUnixTimeMilliseconds()}"), topic)
        {
            Camera = trouble.Camera,
            Severity = Severity.Danger,
            BeganAt = trouble.SinceAt,
            Trouble = trouble,
        };
    }
}
