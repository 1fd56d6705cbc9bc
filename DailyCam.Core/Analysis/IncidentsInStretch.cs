using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Analysis;

/// <summary>The one meaning of "an incident of this stretch": it overlaps it by at least a moment.</summary>
internal static class IncidentsInStretch
{
    public static IQueryable<Incident> In(this IQueryable<Incident> incidents, CameraId camera, DateTimeOffset from, DateTimeOffset to) =>
        incidents.Where(i => i.CameraId == camera && i.StartAt < to && (i.StartAt >= from || i.EvidenceAt >= from || i.EndAt > from));
}
