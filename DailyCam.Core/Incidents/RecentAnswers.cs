namespace DailyCam.Core.Incidents;

/// <summary>What was answered on one page moments ago, and can be taken back where it was answered. One per page; not for several threads.</summary>
/// <param name="keep">How long an answer stays.</param>
public sealed class RecentAnswers(TimeProvider clock, TimeSpan keep)
{
    private readonly Dictionary<IncidentId, RecentAnswer> answers = [];
    private int press;
    private bool isInPlace;

    public IReadOnlyCollection<RecentAnswer> All => answers.Values;

    /// <summary>What is left of the answers that were given together last; empty when they are taken back where they were given, as one answer alone is.</summary>
    public IReadOnlyList<RecentAnswer> Batch => isInPlace ? [] : answers.Values.Where(answer => answer.Press == press).ToList() is { Count: > 1 } batch ? batch : [];

    public RecentAnswer? Find(IncidentId id) => answers.GetValueOrDefault(id);

    /// <summary>Notes the answers of one press.</summary>
    /// <param name="shown">The incidents as they were shown; at least those of the changes.</param>
    /// <param name="inPlace">Whether one row takes all of them back.</param>
    public void Note(IEnumerable<Incident> shown, IReadOnlyList<ReviewChange> changes, bool inPlace = false)
    {
        isInPlace = inPlace;
        var byId = shown.DistinctBy(static incident => incident.Id).ToDictionary(static incident => incident.Id);
        press++;
        foreach (var change in changes)
        {
            answers[change.Id] = new RecentAnswer(byId[change.Id], change, press, clock.GetTimestamp());
        }
    }

    public void Forget(IncidentId id) => answers.Remove(id);

    public void Clear() => answers.Clear();

    /// <summary>Forgets an answer that somebody else has replaced. True when there was one.</summary>
    /// <param name="now">The incident as it was told a moment ago.</param>
    public bool Meet(Incident now) =>
        answers.TryGetValue(now.Id, out var answer) && !answer.Change.After.IsSameDecision(ReviewStanding.Of(now)) && answers.Remove(now.Id);

    /// <summary>Forgets what has stood long enough, and names it.</summary>
    public IReadOnlyList<IncidentId> Expire()
    {
        var over = answers.Where(one => clock.GetElapsedTime(one.Value.GivenAt) >= keep).Select(static one => one.Key).ToList();
        over.ForEach(id => answers.Remove(id));
        return over;
    }
}
