using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis;

/// <summary>
/// The safety score of a period: 50 to 100, or no score at all when nobody watched. Computed from the incidents, never by a model. False alarms do not count.
/// </summary>
/// <param name="Value">Null when nothing was watched, or too little to say anything: "no data" is not 100.</param>
/// <param name="Deductions">Worst first; their sum may exceed what is taken, because the score never falls below <see cref="Lowest"/>.</param>
public sealed record SafetyScore(int? Value, IReadOnlyList<SafetyDeduction> Deductions)
{
    public const int Highest = 100;
    public const int Lowest = 50;

    // The domain's numbers: an accident, a danger and a caution count once however many there were, an advice each up to a limit.
    private const int Accident = 50;
    private const int Danger = 30;
    private const int Caution = 10;
    private const int EachAdvice = 2;
    private const int MostAdvice = 16;

    /// <summary>An hour, because that is the first stretch a parent would call "having watched".</summary>
    private const int EnoughMinutes = 60;

    /// <summary>
    /// Whether a score is provisional: "100" after two minutes would be read as a safe day. Below an hour, and soon after midnight below half of what has passed; with no minute watched always.
    /// </summary>
    /// <param name="watched">Minutes of the day that were watched.</param>
    /// <param name="passed">Minutes of the day that have passed.</param>
    public static bool IsProvisional(int watched, int passed) => watched == 0 || watched < Math.Min(EnoughMinutes, passed / 2);

    /// <param name="watched">Whether any footage of the period was looked at.</param>
    public static SafetyScore Of(IEnumerable<Incident> incidents, bool watched)
    {
        if (!watched)
        {
            return new SafetyScore(null, []);
        }

        var counted = incidents.Where(static incident => incident.Review != ReviewState.FalseAlarm).ToList();
        if (counted.Exists(static incident => incident.Severity < Severity.Caution))
        {
            counted.RemoveAll(IsUndecided);
        }

        var deductions = counted
            .GroupBy(static incident => incident.Severity)
            .OrderBy(static group => group.Key)
            .Select(static group => new SafetyDeduction(
                group.Key,
                Points(group.Key, group.Count()),
                [.. group.OrderBy(static i => i.StartAt).ThenBy(static i => i.Id.Value, StringComparer.Ordinal).Select(static i => i.Id)]))
            .ToList();
        return new SafetyScore(Math.Max(Lowest, Highest - deductions.Sum(static deduction => deduction.Points)), deductions);
    }

    /// <summary>
    /// Somebody is in a danger zone at this moment: in seconds it is a danger, or it was a caution. Beside a danger that counts already its ten points would be taken and given back each time, and a score
    /// that rises because something became worse is understood by nobody. It counts as a caution as soon as it has ended as one.
    /// </summary>
    private static bool IsUndecided(Incident incident) => incident is { Source: IncidentSource.Zone, Severity: Severity.Caution, Review: ReviewState.New, EndAt: null };

    private static int Points(Severity severity, int count) => severity switch
    {
        Severity.Accident => Accident,
        Severity.Danger => Danger,
        Severity.Caution => Caution,
        Severity.Advice => Math.Min(count * EachAdvice, MostAdvice),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "A severity without points."),
    };
}
