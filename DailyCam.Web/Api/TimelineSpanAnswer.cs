using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

internal sealed record TimelineSpanAnswer(DateTimeOffset From, DateTimeOffset To)
{
    public static TimelineSpanAnswer Of(Stretch stretch) => new(stretch.FromAt, stretch.ToAt);
}
