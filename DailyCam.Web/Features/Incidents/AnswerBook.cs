using System.Collections.Concurrent;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Incidents;

/// <summary>
/// The answers given on one page: stored at once, to be taken back for a while in the place where they were given, and never over what somebody else decided meanwhile. Also where the keyboard's
/// focus goes after each. One per page, on the page's own thread but for <see cref="Hear"/>.
/// </summary>
public sealed class AnswerBook(ReviewDesk desk, AuthenticationStateProvider visitor, TimeProvider clock)
{
    private static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(20);

    private readonly RecentAnswers recent = new(clock, UndoTime);
    private readonly ConcurrentQueue<Incident> heard = new();
    private IncidentId? pending;
    private IncidentId? wanted;
    private bool wantsHead;
    private bool wantsBatch;
    private long saidAt;

    /// <summary>Null before the first answer.</summary>
    public AnswerResult? Result { get; private set; }

    /// <summary>Whether the last answer could not be stored, because the database is away.</summary>
    public bool HasFailed { get; private set; }

    public IReadOnlyCollection<RecentAnswer> Recent => recent.All;

    /// <summary>Answers that were given together last and can be taken back together.</summary>
    public IReadOnlyList<RecentAnswer> Batch => recent.Batch;

    /// <summary>The incident whose "undo" has the keyboard's focus.</summary>
    public IncidentId? Held { get; set; }

    public RecentAnswer? Find(IncidentId id) => recent.Find(id);

    /// <param name="shown">As the person sees them.</param>
    /// <param name="inOneRow">Whether they stand in one row, where they can be taken back together.</param>
    public Task AnswerAsync(IReadOnlyCollection<Incident> shown, Verdict verdict, bool inOneRow = false) => TryAsync(async by =>
    {
        var outcome = await desk.JudgeAsync(shown, verdict, by, CancellationToken.None);
        recent.Note(shown, outcome.Changes, inOneRow);
        wantsBatch = recent.Batch.Count > 0;
        pending = wantsBatch ? null : shown.FirstOrDefault()?.Id;
        Say(AnswerResult.Of(outcome, verdict));
    });

    public Task UndoAsync(IncidentId id) => recent.Find(id) is { } answer ? TakeBackAsync([answer]) : Task.CompletedTask;

    /// <summary>Takes back what was answered of these and can still be taken back.</summary>
    public Task UndoAsync(IEnumerable<IncidentId> row) => TakeBackAsync([.. row.Select(recent.Find).OfType<RecentAnswer>()]);

    public Task UndoBatchAsync() => TakeBackAsync(recent.Batch);

    /// <summary>Notes that an incident has changed. Safe from any thread.</summary>
    public void Hear(Incident incident) => heard.Enqueue(incident);

    /// <summary>Lets go of what was replaced by somebody else or has stood or been said long enough. True when something did, so that the page is to be drawn anew.</summary>
    public bool Settle()
    {
        var last = new Dictionary<IncidentId, Incident>();
        while (heard.TryDequeue(out var incident))
        {
            last[incident.Id] = incident;
        }

        var replaced = last.Values.Where(recent.Meet).ToList();
        if (replaced.Count > 0)
        {
            Say(new AnswerResult(AnswerKind.Overtaken, 0, replaced.Count, Other: replaced[^1]));
        }

        var over = recent.Expire().Concat(replaced.Select(static incident => incident.Id)).ToList();
        var isSaidLongEnough = Result is not null && recent.All.Count == 0 && clock.GetElapsedTime(saidAt) >= UndoTime;
        if (isSaidLongEnough)
        {
            Result = null; // A page may stay open all day.
        }

        if (Held is { } held && over.Contains(held))
        {
            (pending, Held) = (held, null);
        }

        return over.Count > 0 || isSaidLongEnough;
    }

    /// <summary>Another list is shown: what was answered in the one before is no longer on the page.</summary>
    public void Clear()
    {
        recent.Clear();
        (pending, wanted, Held, wantsHead, wantsBatch, Result, HasFailed) = (null, null, null, false, false, null, false);
    }

    /// <summary>To be called when the rows have changed: the focus stays with its row, or goes to the one that stands where it stood.</summary>
    public void KeepFocus(IReadOnlyList<IncidentId> before, IReadOnlyList<IncidentId> after)
    {
        if (pending is not { } row)
        {
            return;
        }

        wanted = after.Contains(row) ? row : RowFocus.Next(before, row, after);
        wantsHead = wanted is null;
        pending = null;
    }

    /// <summary>Whether the focus belongs into this row now; asked by each row after it was drawn, and true once.</summary>
    public bool TakesFocus(IncidentId row)
    {
        var takes = wanted == row;
        wanted = takes ? null : wanted;
        return takes;
    }

    /// <summary>The same for a row of several incidents.</summary>
    public bool TakesFocus(IReadOnlyList<Incident> row) => wanted is { } id && row.Any(incident => incident.Id == id) && TakesFocus(id);

    /// <summary>The same for the heading of a list that has become empty.</summary>
    public bool HeadTakesFocus() => Take(ref wantsHead);

    /// <summary>The same for what takes all answers back that were given together.</summary>
    public bool BatchTakesFocus() => Take(ref wantsBatch);

    private void Say(AnswerResult result) => (Result, saidAt) = (result, clock.GetTimestamp());

    private static bool Take(ref bool wants)
    {
        var takes = wants;
        wants = false;
        return takes;
    }

    private Task TakeBackAsync(IReadOnlyList<RecentAnswer> answers) => TryAsync(async _ =>
    {
        var outcome = await desk.UndoAsync([.. answers.Select(static answer => answer.Change)], CancellationToken.None);
        foreach (var answer in answers)
        {
            recent.Forget(answer.Incident.Id);
        }

        pending = answers.Count > 0 ? answers[0].Incident.Id : null;
        Say(AnswerResult.Of(outcome, verdict: null));
    });

    private async Task TryAsync(Func<string, Task> change)
    {
        try
        {
            await change((await visitor.GetAuthenticationStateAsync()).User.Identity?.Name ?? string.Empty);
            HasFailed = false;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            (Result, HasFailed) = (null, true); // What became of the answer before must not be taken for this one's.
        }
    }
}
