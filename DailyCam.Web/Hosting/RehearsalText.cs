using System.Globalization;
using DailyCam.Core.Analysis.Evaluation;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Web.Hosting;

/// <summary>A rehearsal in lines.</summary>
internal static class RehearsalText
{
    public static IEnumerable<string> Lines(RehearsalReport report)
    {
        if (report.Models.Count == 0)
        {
            yield return "No model outside this process is set up: nothing can end.";
        }

        foreach (var model in report.Models)
        {
            yield return model switch
            {
                { RetiresOn: { } end, IsRetired: true } => $"{model.Analyzer}: {model.Model} has ended on {Date(end)}.",
                { RetiresOn: { } end } => $"{model.Analyzer}: {model.Model} ends on {Date(end)}.",
                _ => $"{model.Analyzer}: no end is known of {model.Model}.",
            };
        }

        foreach (var line in report.Days.SelectMany(Lines))
        {
            yield return line;
        }

        var left = report.Days.SelectMany(static day => day.Losses).Where(static loss => loss.Next is null).DistinctBy(static loss => loss.Camera.Id).Count();
        yield return left switch
        {
            0 => "No camera is left without its model.",
            1 => "1 camera is left without a model; this computer goes on looking at it alone.",
            _ => FormattableString.Invariant($"{left} cameras are left without a model; this computer goes on looking at them alone."),
        };
    }

    private static IEnumerable<string> Lines(RehearsedDay day)
    {
        yield return $"From {Date(day.Date)} on:";
        foreach (var model in day.Models.Where(static model => model.IsConfigured && (model.InPlaceOf is not null || RehearsedDay.IsLost(model))))
        {
            yield return $"  {Of(model)}";
        }

        if (day.Losses.Count == 0)
        {
            yield return "  no camera loses anything.";
        }

        foreach (var loss in day.Losses)
        {
            yield return $"  {loss.Camera.Name} ({loss.Camera.Id}): {string.Join(" and ", loss.Lost)} model retired; {(loss.Next is { } next ? $"{next} takes over" : "nobody looks in its place")}.";
        }
    }

    private static string Of(ConfiguredModel model) => model switch
    {
        { InPlaceOf: { } named, IsRetired: false, Price: null } => $"{model.Analyzer}: {model.Model} was to be asked in place of {named}, but has no price: it is not asked.",
        { InPlaceOf: { } named, IsRetired: false } => $"{model.Analyzer}: {model.Model} is asked in place of {named}; it has a price.",
        { InPlaceOf: { } named } => $"{model.Analyzer}: {named} is retired, and so is {model.Model}, which was to be asked in its place. Nothing is sent, and every page says so.",
        _ => $"{model.Analyzer}: {model.Model} is retired and no other is named in its place. Nothing is sent, and every page says so.",
    };

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
