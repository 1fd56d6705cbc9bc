namespace DailyCam.Core.Reports.Periods;

/// <summary>One day of a period, as its own report tells it.</summary>
/// <param name="Score">50 to 100; null when it is withheld.</param>
/// <param name="Incidents">Without false alarms.</param>
/// <param name="Passed">Whole minutes that have passed; 0 for a day that is still to come.</param>
/// <param name="Watched">Minutes that at least one camera watched.</param>
/// <param name="Cameras">The same of each camera by itself.</param>
public sealed record PeriodDay(DateOnly Date, int? Score, int Incidents, int Passed, int Watched, IReadOnlyList<CameraWatch> Cameras)
{
    public bool IsAhead => Passed == 0;

    /// <summary>Whether nothing is known of it: nobody watched, so that no incident is not said.</summary>
    public bool IsUnknown => Passed > 0 && Watched == 0 && Incidents == 0;
}
