using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Web.Api;

/// <summary>The faults of the last days: in all, by kind and camera, and day by day.</summary>
internal sealed record FaultStatsAnswer(DateTimeOffset From, DateTimeOffset To, FaultFiguresAnswer Total, IReadOnlyList<FaultStatsAnswer.Group> Groups, IReadOnlyList<FaultStatsAnswer.Day> Days)
{
    public static FaultStatsAnswer Of(FaultStatistics statistics) => new(
        statistics.Period.FromAt,
        statistics.Period.NowAt,
        FaultFiguresAnswer.Of(statistics.Total),
        [.. statistics.Groups.Select(static group => new Group(group.Kind, group.Camera, FaultFiguresAnswer.Of(group.Figures)))],
        [.. statistics.Days.Select(static day => new Day(day.Date, day.Counts.OrderBy(static count => count.Key).ToDictionary(), FaultFiguresAnswer.Of(day.Figures)))]);

    /// <param name="Camera">Null for what concerns all cameras.</param>
    internal sealed record Group(FaultKind Kind, CameraId? Camera, FaultFiguresAnswer Figures);

    /// <param name="Counts">By kind; kinds that did not occur are left out.</param>
    internal sealed record Day(DateOnly Date, IReadOnlyDictionary<FaultKind, int> Counts, FaultFiguresAnswer Figures);
}
