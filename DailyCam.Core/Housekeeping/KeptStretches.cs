using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Housekeeping;

/// <summary>
/// The stretches of each camera that show incidents somebody confirmed; retention keeps their segments. "Confirmed" is the mark, and not one of its own: who says "that is right" says that it
/// happened, and who later says "dealt with" or "false alarm" lets the recording go, so nothing is kept that nobody decided to keep, and one button undoes it. Immutable.
/// </summary>
internal sealed class KeptStretches
{
    /// <summary>What led to an incident belongs to its evidence.</summary>
    public static readonly TimeSpan PreRoll = TimeSpan.FromSeconds(5);

    private readonly Dictionary<CameraId, IReadOnlyList<Stretch>> byCamera;

    private KeptStretches(Dictionary<CameraId, IReadOnlyList<Stretch>> byCamera) => this.byCamera = byCamera;

    public static KeptStretches None { get; } = new([]);

    public static async Task<KeptStretches> ReadAsync(DailyCamDbContext context, CancellationToken cancellationToken) => Of(await context.Incidents.AsNoTracking()
        .Where(static incident => incident.Review == ReviewState.Confirmed)
        .ToListAsync(cancellationToken));

    /// <summary>Only those that are confirmed count.</summary>
    public static KeptStretches Of(IEnumerable<Incident> incidents) => new(incidents
        .Where(static incident => incident.Review == ReviewState.Confirmed)
        .GroupBy(static incident => incident.CameraId)
        .ToDictionary(static camera => camera.Key, static camera => Stretch.Merge(camera.Select(Around), TimeSpan.Zero)));

    /// <summary>Whether a piece of this camera's recording shows any of one.</summary>
    public bool Meets(CameraId camera, DateTimeOffset startAt, DateTimeOffset endAt)
    {
        if (!byCamera.TryGetValue(camera, out var stretches))
        {
            return false;
        }

        // They are ordered and apart: of those that begin before the end, the last one reaches furthest.
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = stretches[middle].FromAt < endAt ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && stretches[low - 1].ToAt > startAt;
    }

    private static Stretch Around(Incident incident)
    {
        var from = incident.StartAt < incident.EvidenceAt ? incident.StartAt : incident.EvidenceAt;
        var end = incident.EndAt is { } ended && ended > incident.EvidenceAt ? ended : incident.EvidenceAt;

        // The end itself belongs to it: an incident may be one moment, and that may be the first of a segment.
        return new Stretch(from - PreRoll, end + TimeSpan.FromMilliseconds(1));
    }
}
