using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Incidents;

/// <summary>Who looked at what: judgements by person. Safe from any thread.</summary>
public sealed class ReviewerReader(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>Of incidents that began since a moment; people who judged none of them are not named. By name.</summary>
    /// <param name="newest">How many of each person's judgements are told, at least 1.</param>
    public async Task<IReadOnlyList<ReviewerSummary>> ListAsync(DateTimeOffset since, int newest, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var judged = context.Incidents.AsNoTracking().Where(incident => incident.StartAt >= since && incident.ReviewedBy != null);
        var counts = await judged.GroupBy(static incident => incident.ReviewedBy!).Select(static group => new { Name = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var people = new List<ReviewerSummary>(counts.Count);
        foreach (var person in counts.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            var last = await judged.Where(incident => incident.ReviewedBy == person.Name)
                .OrderByDescending(static incident => incident.ReviewedAt).ThenByDescending(static incident => incident.StartAt).Take(newest).ToListAsync(cancellationToken);
            people.Add(new ReviewerSummary(person.Name, person.Count, last));
        }

        return people;
    }
}
