namespace DailyCam.Core.Reports.Periods;

/// <summary>How much of a period was watched, in minutes.</summary>
/// <param name="Passed">Minutes that have passed.</param>
/// <param name="Watched">Of these, watched by at least one camera.</param>
/// <param name="Cameras">The same of each camera by itself: one room that was watched hides no other.</param>
/// <param name="UnknownDays">Days that have begun and of which nobody watched anything.</param>
public sealed record PeriodCoverage(int Passed, int Watched, IReadOnlyList<CameraWatch> Cameras, int UnknownDays);
