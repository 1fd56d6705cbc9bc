using System.Globalization;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Evaluation;

namespace DailyCam.Web.Hosting;

/// <summary>A comparison as a table in plain text.</summary>
internal static class ComparisonTable
{
    private const string Nothing = "-";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [ModelComparison.NotStored] = "nothing is stored",
        [ModelComparison.NoCopy] = "the copy could not be made",
        [AnalysisReasons.NotConfigured] = "it is not set up",
        [AnalysisReasons.NoConsent] = "the family has not consented",
        [AnalysisReasons.NotChosen] = "the camera does not use it",
        [AnalysisReasons.SwitchedOff] = "the camera's recordings are not examined",
        [AnalysisReasons.NoPrice] = "the model has no price",
        [AnalysisReasons.OverDayBudget] = "the day's budget does not hold it",
        [AnalysisReasons.OverMonthBudget] = "the month's budget does not hold it",
        [AnalysisReasons.BudgetSaving] = "the budget runs low",
        [AnalysisReasons.FootageGone] = "the recording is gone",
        [AnalysisReasons.BlockedByModel] = "the model refused to look",
        [AnalysisReasons.ModelGone] = "the model is retired",
        [AnalysisReasons.Malformed] = "the answer does not fit the schema",
    };

    public static IEnumerable<string> Lines(CompareRequest request, CompareOutcome outcome)
    {
        var comparison = outcome.Comparison!;
        yield return FormattableString.Invariant($"{comparison.Segments} of {outcome.Segments} recordings are compared.");
        foreach (var line in Missing("left", request.Left, outcome.LeftMissing).Concat(Missing("right", request.Right, outcome.RightMissing)))
        {
            yield return line;
        }

        if (comparison.Segments == 0)
        {
            yield break;
        }

        yield return FormattableString.Invariant($"Two findings are the same when their category is and their moments are at most {FindingsComparison.Tolerance.TotalSeconds:0} s apart.");
        foreach (var line in Aligned(Rows(request, comparison, outcome.Currency)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Missing(string side, ComparedSide who, IReadOnlyDictionary<string, int> missing) => missing
        .OrderByDescending(static pair => pair.Value)
        .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => FormattableString.Invariant($"Of {pair.Value} the {side} side ({who}) has no answer: {Words.GetValueOrDefault(pair.Key, pair.Key)}."));

    private static IEnumerable<(string What, string Left, string Right)> Rows(CompareRequest request, FindingsComparison comparison, string currency)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        yield return (string.Empty, request.Left.ToString(), request.Right.ToString());
        yield return ("findings", Number(left.Findings), Number(right.Findings));
        yield return ("found by both", Number(comparison.Both), string.Empty);
        yield return ("apart, mean and p95", Seconds(comparison.Apart), string.Empty);
        yield return ("found by this side only", Number(left.Only), Number(right.Only));
        if (comparison.Confirmed > 0)
        {
            yield return (FormattableString.Invariant($"of {comparison.Confirmed} confirmed: found"), Number(left.Found), Number(right.Found));
            yield return (FormattableString.Invariant($"of {comparison.Confirmed} confirmed: missed"), Number(left.Missed), Number(right.Missed));
            yield return ("time error, mean and p95", Seconds(left.Errors), Seconds(right.Errors));
        }

        if (comparison.FalseAlarms > 0)
        {
            yield return (FormattableString.Invariant($"of {comparison.FalseAlarms} false alarms: raised"), Number(left.FalseAlarms), Number(right.FalseAlarms));
        }

        yield return ("tokens in", Number(left.InputTokens), Number(right.InputTokens));
        yield return ("tokens out", Number(left.OutputTokens), Number(right.OutputTokens));
        yield return ("cost", Money(left.CostMicros, currency), Money(right.CostMicros, currency));
    }

    private static IEnumerable<string> Aligned(IEnumerable<(string What, string Left, string Right)> rows)
    {
        var all = rows.ToList();
        var (first, second) = (all.Max(static row => row.What.Length), all.Max(static row => row.Left.Length));
        return all.Select(row => $"{row.What.PadRight(first)}  {row.Left.PadRight(second)}  {row.Right}".TrimEnd());
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeErrors errors) =>
        errors is { Mean: { } mean, P95: { } p95 } ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.0} s, {p95:0.0} s") : Nothing;

    private static string Money(long micros, string currency) => string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000m:0.000000} {currency}");
}
