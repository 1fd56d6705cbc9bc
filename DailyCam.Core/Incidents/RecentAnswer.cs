namespace DailyCam.Core.Incidents;

/// <summary>An answer that was given moments ago.</summary>
/// <param name="Incident">As it was shown when it was answered.</param>
/// <param name="Press">Answers that were given with one press have the same number.</param>
/// <param name="GivenAt">Timestamp of the clock that <see cref="RecentAnswers"/> was made with.</param>
public sealed record RecentAnswer(Incident Incident, ReviewChange Change, int Press, long GivenAt);
