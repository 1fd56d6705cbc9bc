namespace DailyCam.Web.Api;

/// <summary>What a route about a period is asked.</summary>
/// <param name="Date">yyyy-MM-dd, for a month yyyy-MM.</param>
/// <param name="Camera">Left out, all cameras together.</param>
/// <param name="Tz">Left out, the zone of this machine.</param>
/// <param name="Start">Where weeks begin, <c>monday</c> or <c>sunday</c>; left out, as is usual in the caller's language.</param>
internal sealed record PeriodRequest(string Date, string? Camera, string? Tz, string? Start);
