using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

internal sealed record CoverageSpanAnswer(DateTimeOffset From, DateTimeOffset To, CoverageState State, int Minutes)
{
    public static CoverageSpanAnswer Of(CoverageSpan span) => new(span.FromAt, span.ToAt, span.State, span.Minutes);
}
