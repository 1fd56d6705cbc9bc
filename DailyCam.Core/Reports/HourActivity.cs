namespace DailyCam.Core.Reports;

/// <summary>One hour of the day, of all cameras together.</summary>
/// <param name="At">Its beginning, UTC.</param>
/// <param name="PassedMinutes">0 to 60.</param>
/// <param name="ActiveMinutes">Minutes in which something moved.</param>
/// <param name="PeopleMinutes">Minutes in which somebody was seen.</param>
/// <param name="MostPeople">Most at once on one camera.</param>
public sealed record HourActivity(DateTimeOffset At, int PassedMinutes, int WatchedMinutes, int ActiveMinutes, int PeopleMinutes, int MostPeople);
