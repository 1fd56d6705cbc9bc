using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Incidents;

/// <summary>
/// Where the family judges incidents on its pages. Of two parents one is quicker: what somebody decided since an incident was shown stands, and is told to the other. Everything can be taken back.
/// </summary>
public sealed class ReviewDesk(IDbContextFactory<DailyCamDbContext> contexts, IncidentFeed feed, TimeProvider clock)
{
    /// <summary>Says the same of all of them, in one commit.</summary>
    /// <param name="shown">As the person saw them.</param>
    /// <param name="by">Name of the account.</param>
    public Task<ReviewOutcome> JudgeAsync(IReadOnlyCollection<Incident> shown, Verdict verdict, string by, CancellationToken cancellationToken)
    {
        var isTakenBack = verdict.State == ReviewState.New;
        var (who, at) = isTakenBack ? ((string?)null, (DateTimeOffset?)null) : (by, clock.GetUtcNow());
        var known = shown.DistinctBy(static incident => incident.Id).ToDictionary(static incident => incident.Id, ReviewStanding.Of);
        return ChangeAsync(known, (_, now) => new ReviewStanding(verdict.State, verdict.Severity ?? now.Severity, who, at), cancellationToken);
    }

    /// <summary>Puts back what stood there before. What somebody else has decided since then stands.</summary>
    public Task<ReviewOutcome> UndoAsync(IReadOnlyCollection<ReviewChange> changes, CancellationToken cancellationToken)
    {
        var byId = changes.ToDictionary(static change => change.Id);
        return ChangeAsync(byId.ToDictionary(static pair => pair.Key, static pair => pair.Value.After), (id, now) => byId[id].TakenBack(now), cancellationToken);
    }

    /// <summary>Keeps words beside an incident; who decided on it stays as it is.</summary>
    /// <param name="shown">The note that the person saw when beginning to write.</param>
    public async Task<NoteOutcome> SaveNoteAsync(IncidentId id, string? shown, string? note, CancellationToken cancellationToken)
    {
        if (IncidentReview.Clean(note) is { Length: > IncidentReview.MaxNoteLength })
        {
            return new NoteOutcome(NoteFate.TooLong, IncidentReview.Clean(shown));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Incidents.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } incident)
        {
            return new NoteOutcome(NoteFate.Gone, null);
        }

        if (incident.ReviewNote != IncidentReview.Clean(shown))
        {
            return new NoteOutcome(NoteFate.Taken, incident.ReviewNote);
        }

        incident.ReviewNote = IncidentReview.Clean(note);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Tell(incident);
        return new NoteOutcome(NoteFate.Saved, incident.ReviewNote);
    }

    /// <summary>The transaction begins with the database's only writing turn, so that nobody decides between the look and the change.</summary>
    private async Task<ReviewOutcome> ChangeAsync(
        Dictionary<IncidentId, ReviewStanding> known, Func<IncidentId, ReviewStanding, ReviewStanding> change, CancellationToken cancellationToken)
    {
        var ids = known.Keys.ToList();
        var (changes, changed, kept) = (new List<ReviewChange>(), new List<Incident>(), new List<Incident>());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await context.Incidents.Where(i => ids.Contains(i.Id)).ToListAsync(cancellationToken);
        foreach (var incident in rows)
        {
            var now = ReviewStanding.Of(incident);
            if (!now.IsSameDecision(known[incident.Id]))
            {
                kept.Add(incident);
                continue;
            }

            var next = change(incident.Id, now);
            (incident.Review, incident.Severity, incident.ReviewedBy, incident.ReviewedAt) = (next.State, next.Severity, next.By, next.At);
            changes.Add(new ReviewChange(incident.Id, now, next));
            changed.Add(incident);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        changed.ForEach(feed.Tell);
        return new ReviewOutcome(changes, kept, known.Count - rows.Count);
    }
}
