using DailyCam.Core.Analysis;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Incidents;

/// <summary>Puts together what is known of one incident. Reads only.</summary>
public sealed class DossierReader(IncidentReader incidents, StatementReader statements, TimelineReader timeline, DeletionReader deletions, TimeProvider clock)
{
    private const int MostSimilar = 5;

    private static readonly TimeSpan SimilarReach = TimeSpan.FromDays(7);

    /// <summary>What was just recorded is on its way to the disk.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(30);

    /// <summary>Why nothing was recorded is asked of the time around the moment: a gap of seconds has no cause of its own (<see cref="GapReasons"/>).</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(30);

    /// <summary>Null when there is no such incident (any more).</summary>
    /// <param name="among">The list it was opened from; its limit and cursor say nothing here.</param>
    public async Task<IncidentDossier?> FindAsync(IncidentId id, IncidentQuery among, CancellationToken cancellationToken)
    {
        if (await incidents.FindAsync(id, cancellationToken) is not { } view)
        {
            return null;
        }

        var incident = view.Incident;
        var (later, earlier) = await incidents.AroundAsync(among, IncidentCursor.Of(incident), cancellationToken);
        return new IncidentDossier
        {
            Incident = incident,
            Footage = await FootageAsync(view, cancellationToken),
            Statements = await statements.ListAsync(incident, cancellationToken),
            Similar = await SimilarAsync(incident, cancellationToken),
            Earlier = earlier,
            Later = later,
        };
    }

    private async Task<IReadOnlyList<Incident>> SimilarAsync(Incident incident, CancellationToken cancellationToken)
    {
        var query = new IncidentQuery
        {
            Camera = incident.CameraId,
            Category = incident.Category,
            From = incident.StartAt - SimilarReach,
            After = IncidentCursor.Of(incident),
            Limit = MostSimilar,
        };
        return [.. (await incidents.ListAsync(query, cancellationToken)).Select(static view => view.Incident)];
    }

    private async Task<IncidentFootage> FootageAsync(IncidentView view, CancellationToken cancellationToken)
    {
        var (camera, at) = (view.Incident.CameraId, view.Incident.EvidenceAt);
        if (view.Segment is not null || (clock.GetUtcNow() - at).Duration() < OnItsWay)
        {
            return IncidentFootage.There;
        }

        var found = await timeline.GetRecordedAsync(camera, new Stretch(at - Reach, at + Reach), cancellationToken);
        if (found is { } known && known.Recorded.Any(stretch => Holds(stretch, at)))
        {
            return IncidentFootage.There;
        }

        var deleted = await deletions.ListAsync(new DeletionQuery { Camera = camera, From = at, To = at.AddMilliseconds(1), Limit = 1 }, cancellationToken);
        return new IncidentFootage(IsThere: false, found?.Gaps.FirstOrDefault(gap => Holds(gap.Stretch, at)), deleted is [var deletion, ..] ? deletion : null);
    }

    private static bool Holds(Stretch stretch, DateTimeOffset at) => stretch.FromAt <= at && at < stretch.ToAt;
}
