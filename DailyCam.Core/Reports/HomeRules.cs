using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports;

/// <summary>
/// Which suggestion goes with which kind of incident at which age stage. The words stand in the text files (<c>Suggestion.&lt;category&gt;.&lt;name&gt;</c>); without a birth date
/// the one that is right at every age.
/// </summary>
public static class HomeRules
{
    private const string AnyAge = "Any";

    /// <summary>First and last age stage of each, in order; stages that none names take <see cref="AnyAge"/>.</summary>
    private static readonly Dictionary<IncidentCategory, (int From, int To, string Name)[]> Stages = new()
    {
        [IncidentCategory.Fall] = [(1, 2, "Lying"), (3, 4, "Crawling"), (5, 6, "Climbing"), (7, 8, "Windows"), (9, 11, "Heights")],
        [IncidentCategory.Collision] = [(3, 5, "Corners"), (6, 8, "Running"), (9, 11, "Playing")],
        [IncidentCategory.Entrapment] = [(1, 3, "Bed"), (4, 6, "Drawers"), (7, 11, "Doors")],
        [IncidentCategory.FurnitureTipOver] = [(3, 5, "PullingUp"), (6, 11, "Climbing")],
        [IncidentCategory.ElectricShock] = [(3, 6, "Sockets"), (7, 11, "Appliances")],
        [IncidentCategory.ChokingOrSwallowing] = [(1, 4, "Mouth"), (5, 7, "Food"), (8, 11, "SmallParts")],
        [IncidentCategory.Burn] = [(1, 3, "Held"), (4, 6, "Reaching"), (7, 11, "Kitchen")],
        [IncidentCategory.Poisoning] = [(3, 6, "Low"), (7, 11, "Locked")],
        [IncidentCategory.SleepEnvironment] = [(1, 3, "Bedding"), (4, 11, "Room")],
        [IncidentCategory.DangerZoneEntry] = [(1, 2, "Carried"), (3, 6, "Gate"), (7, 11, "Lock")],
        [IncidentCategory.Unattended] = [(1, 4, "Baby"), (5, 8, "Toddler"), (9, 11, "Child")],
        [IncidentCategory.Other] = [],
    };

    /// <summary>Every text key that can be asked for.</summary>
    public static IEnumerable<string> Keys => Stages.SelectMany(static pair => pair.Value.Select(static rule => rule.Name).Append(AnyAge).Select(name => Key(pair.Key, name)));

    /// <param name="stage">1 to 11; null when no birth date is set.</param>
    public static string KeyOf(IncidentCategory category, int? stage) =>
        Key(category, stage is { } age ? Array.Find(Stages[category], rule => age >= rule.From && age <= rule.To).Name ?? AnyAge : AnyAge);

    private static string Key(IncidentCategory category, string name) => $"Suggestion.{category}.{name}";
}
