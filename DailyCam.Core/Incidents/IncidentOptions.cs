using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Incidents;

/// <summary>When what local vision sees becomes an incident.</summary>
public sealed class IncidentOptions
{
    public const string Section = "DailyCam:Incidents";

    /// <summary>Looks in a row that must see a person in a zone before an incident opens, 1 to 10. Default: 2; one picture is never enough.</summary>
    [Range(1, 10)]
    public int LooksToOpen { get; set; } = 2;

    /// <summary>How long the model must have looked at a zone without a person in it before the incident ends. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Time after an incident's start in which the same camera opens no other of the same kind. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Cooldown { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long somebody may be in a danger zone before the incident is graded Danger instead of Caution. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan DangerAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time after the entry from which the clearest moment is taken as evidence. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan EvidenceWindow { get; set; } = TimeSpan.FromSeconds(2);
}
