using System.Globalization;

namespace DailyCam.Tests.Chaos;

/// <summary>The scorecard's lines about what the product said of itself, what it used, and what it left. Pure.</summary>
internal static class ProductScore
{
    /// <summary>Less of a process's life than this says nothing of a slope.</summary>
    private static readonly TimeSpan ShortestSlope = TimeSpan.FromMinutes(3);

    public static IEnumerable<ScoreRow> Of(ChaosEvidence evidence) => [.. Words(evidence), .. Things(evidence), .. Use(evidence), .. Elsewhere];

    /// <summary>Faults after which everything was there again.</summary>
    public static int Recovered(ChaosEvidence evidence) => evidence.Done.Count(fault => IsRecovered(evidence, fault));

    /// <summary>Wrongly named, not told, or told without a cause.</summary>
    public static int Misclassified(ChaosEvidence evidence) => evidence.Verdicts.Count(static verdict => verdict.IsUntold || verdict.Wrong.Count > 0) + evidence.Invented.Count;

    private static bool IsRecovered(ChaosEvidence evidence, InjectedFault fault)
    {
        if (fault.Child is ChaosChild.Decoder or ChaosChild.Vision)
        {
            return fault.SeenBackAfter is not null;
        }

        // What never came back is missing up to the end of the run.
        return !evidence.Losses.Any(loss => loss.Fault == fault && loss.To >= evidence.EndedAt - TimeSpan.FromSeconds(1) && loss.Seconds > 2);
    }

    private static IEnumerable<ScoreRow> Words(ChaosEvidence evidence)
    {
        var done = evidence.Done.Count();
        yield return new ScoreRow("recovered without a human", string.Create(CultureInfo.InvariantCulture, $"{Recovered(evidence)} of {done}"), "all", Recovered(evidence) == done ? ScoreState.Met : ScoreState.Failed);
        var judged = Math.Max(1, evidence.Verdicts.Count(static verdict => verdict.Fault.MustBeTold || verdict.Rows.Count > 0) + evidence.Invented.Count);
        yield return ScoreRow.AtMost("faults named wrongly, not at all, or without a cause", Math.Round(100.0 * Misclassified(evidence) / judged, 1), 2, 5, "%");
        yield return ScoreRow.AtMost("rows of the kind Unknown", Math.Round(100.0 * evidence.UnknownRows / Math.Max(1, evidence.HistoryRows), 1), 2, 5, "%");
        yield return ScoreRow.AtMost("statistics against the history: counts off", evidence.Statistics.Counts, 0, 0, string.Empty);
        yield return ScoreRow.AtMost("statistics against the history: mean recovery off", Math.Round(evidence.Statistics.Seconds, 1), 1, 1, "s");
        yield return ScoreRow.AtMost("log lines of one camera in a minute", evidence.LogLinesAMinute, 10, 30, "lines");
        yield return ScoreRow.AtMost("places where the camera's password was found", evidence.Canaries.Count, 0, 0, string.Empty);
    }

    private static IEnumerable<ScoreRow> Things(ChaosEvidence evidence)
    {
        yield return ScoreRow.AtMost("listed files that cannot be played", evidence.Unplayable.Count, 0, 0, "files");
        yield return ScoreRow.AtMost("findings of the product's own check", evidence.CheckFindings.Count, 0, 0, string.Empty);
        yield return ScoreRow.AtMost("children left 5 s after a stop or kill, and zombies", evidence.Orphans + evidence.Samples.Select(static sample => sample.Zombies).DefaultIfEmpty(0).Min(), 0, 0, "processes");
        yield return ScoreRow.AtMost("temporary and open files left after the stop", evidence.Leftovers.Count, 0, 0, "files");
        yield return evidence.BareBytes is { } bytes
            ? ScoreRow.AtMost("bytes under the bare mount point", bytes, 0, 0, "bytes")
            : ScoreRow.NotRun("bytes under the bare mount point", "0", "no disk could be mounted");
        yield return ScoreRow.AtMost("stop, SIGTERM", evidence.StopTook.TotalSeconds, 8, 10, "s");
    }

    private static IEnumerable<ScoreRow> Use(ChaosEvidence evidence)
    {
        yield return ScoreRow.AtMost("page and readiness p95", evidence.PageMilliseconds.Count == 0 ? [] : [ScoreRow.Percentile(evidence.PageMilliseconds, 0.95)], 500, 1000, "ms");
        yield return ScoreRow.AtMost("pages that failed while the product was up", evidence.PageFailures.Count, 0, 0, "requests");
        var life = evidence.Samples.GroupBy(static sample => sample.Life).Select(static samples => Warm([.. samples])).MaxBy(static samples => samples.Count) ?? [];
        if (life.Count == 0 || life[^1].At - life[0].At < ShortestSlope)
        {
            yield return ScoreRow.NotRun("growth of memory, descriptors and threads", "<= 0.5 MB/min, 0, 0", "no life of the product was three minutes long after its first ten");
            yield break;
        }

        // What begins in the middle of a fault and ends beside one swings by a few; a leak of one an hour is for the long run.
        yield return ScoreRow.AtMost("growth of memory (RSS)", Math.Round(ResourceSample.Slope(life, static sample => sample.Megabytes) ?? 0, 2), 0.5, 1, "MB/min");
        yield return ScoreRow.AtMost("growth of descriptors", Math.Round(ResourceSample.Slope(life, static sample => sample.Descriptors) ?? 0), 0, 1, "/min");
        yield return ScoreRow.AtMost("growth of threads", Math.Round(ResourceSample.Slope(life, static sample => sample.Threads) ?? 0), 0, 1, "/min");
    }

    private static List<ResourceSample> Warm(IReadOnlyList<ResourceSample> life) => [.. life.Where(sample => sample.At > life[0].At + ChaosSettings.SlopeWarmUp)];

    private static IEnumerable<ScoreRow> Elsewhere =>
    [
        ScoreRow.NotRun("growth of the managed heap", "<= 0.2 MB/min", "it cannot be seen from outside; memory in all stands above"),
        ScoreRow.NotRun("incidents lost, results doubled", "0 / 0", "no camera of the run shows a person; kill -9 in a job is tested in Jobs"),
        ScoreRow.NotRun("job running again after a kill of the product", "<= 60 s", "tested in Jobs (JobCrashTests)"),
        ScoreRow.NotRun("paid calls for each segment", "1.00", "no model is part of the run; tested in Analysis (KilledExaminationTests)"),
        ScoreRow.NotRun("fuzz, security table", "0 / 41 of 41", "they are suites of their own, not part of a soak"),
    ];
}
