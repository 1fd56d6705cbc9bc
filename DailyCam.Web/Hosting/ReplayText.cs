using System.Globalization;
using DailyCam.Core.Analysis.Evaluation;

namespace DailyCam.Web.Hosting;

/// <summary>What a replay says of one file, in one line.</summary>
internal static class ReplayText
{
    private const string NoIncident = "no incident";

    public static string Line(ReplayedExchange replayed) => replayed is { Exchange: { } exchange, Result: { } result }
        ? $"{replayed.File} {exchange.Analyzer} {exchange.Model} {exchange.PromptVersion}: {(result.HasChanged ? $"changed: {string.Join("; ", Changes(result))}" : $"as it was ({Facts(result.Now)})")}"
        : $"{replayed.File}: cannot be read. {replayed.WhyNot}";

    private static string Facts(FrozenReading reading) => reading switch
    {
        { Defect: { } defect } => $"no answer: {defect}",
        { Seen: { } seen } => reading.Second is { } second ? FormattableString.Invariant($"second look: {seen} at {second:0.#} s") : $"second look: {seen}",
        _ => FormattableString.Invariant($"{reading.Claims.Count} claims, {reading.Observations} observations, {reading.Dropped} dropped"),
    };

    private static IEnumerable<string> Changes(ReplayResult result)
    {
        var (then, now) = (result.Then, result.Now);
        if (then.Defect != now.Defect || then.Seen != now.Seen || then.Second != now.Second)
        {
            yield return $"{Facts(then)} -> {Facts(now)}";
        }

        foreach (var claim in result.Gained)
        {
            yield return $"kept now: {Words(claim)}";
        }

        foreach (var claim in result.Lost)
        {
            yield return $"no longer kept: {Words(claim)}";
        }

        foreach (var (before, after) in result.Regraded)
        {
            yield return $"{Words(before)} -> {Grade(after)}";
        }

        if (then.Dropped != now.Dropped)
        {
            yield return FormattableString.Invariant($"dropped {then.Dropped} -> {now.Dropped}");
        }

        if (then.Observations != now.Observations)
        {
            yield return FormattableString.Invariant($"observations {then.Observations} -> {now.Observations}");
        }
    }

    private static string Words(FrozenClaim claim) => string.Create(CultureInfo.InvariantCulture, $"{claim.Category} at {claim.EvidenceSecond:0.#} s ({Grade(claim)})");

    private static string Grade(FrozenClaim claim) => claim.Severity?.ToString() ?? NoIncident;
}
