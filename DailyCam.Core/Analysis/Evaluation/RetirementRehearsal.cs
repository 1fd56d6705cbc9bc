using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>Says what happens on the day on which a model's provider stops answering for it. Asks no model, and changes nothing.</summary>
public sealed class RetirementRehearsal(IDbContextFactory<DailyCamDbContext> contexts, DataLayout layout, ConfiguredModels models, ConsentStore consents)
{
    /// <param name="model">The model whose end is rehearsed, known or not; null for every end that is known.</param>
    /// <param name="date">The day (UTC) that is looked at; null for the days on which the models end.</param>
    public async Task<RehearsalReport> RunAsync(string? model, DateOnly? date, CancellationToken cancellationToken)
    {
        if (await DatabaseLook.WhyNotAsync(layout, contexts, cancellationToken) is { } reason)
        {
            return RehearsalReport.NotRehearsed(reason);
        }

        var configured = models.List().Where(static one => one.IsConfigured).ToList();
        var ending = configured.FindAll(one => model is null || one.Model == model);
        if (ending.Count == 0 && model is not null)
        {
            return RehearsalReport.NotRehearsed($"No analyzer asks the model {model}. {Asked(configured)}");
        }

        DateOnly[] dates = date is { } day ? [day] : [.. ending.Select(static one => one.RetiresOn).OfType<DateOnly>().Distinct().Order()];
        if (dates.Length == 0 && model is not null)
        {
            return RehearsalReport.NotRehearsed($"No end is known of {model}. Name a day with --at.");
        }

        var cameras = await CamerasAsync(cancellationToken);
        return new RehearsalReport(null, configured, [.. dates.Select(at => RehearsedDay.Of(at, models.ListAt(MomentOf(at), model), cameras))]);
    }

    /// <summary>Ends of models are given in UTC.</summary>
    private static DateTimeOffset MomentOf(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string Asked(List<ConfiguredModel> configured) =>
        configured.Count == 0 ? "None is set up." : $"Set up are: {string.Join(", ", configured.Select(static one => $"{one.Analyzer} with {one.Model}"))}.";

    private async Task<List<RehearsedCamera>> CamerasAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Cameras.AsNoTracking()
            .Where(static c => c.Analysis)
            .OrderBy(static c => c.Name).ThenBy(static c => c.Id)
            .Select(static c => new { c.Id, c.Name, c.Analyzers })
            .ToListAsync(cancellationToken);
        var cameras = new List<RehearsedCamera>();
        foreach (var row in rows)
        {
            var allowed = await consents.OfAsync(row.Id, cancellationToken);
            cameras.Add(new RehearsedCamera(row.Id, row.Name, row.Analyzers, allowed.Where(static pair => pair.Value).Select(static pair => pair.Key).ToHashSet(StringComparer.Ordinal)));
        }

        return cameras;
    }
}
