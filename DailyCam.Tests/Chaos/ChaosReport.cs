using System.Globalization;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Chaos;

/// <summary>The run's files in artifacts/chaos: the fault log as it happens, and at the end the report that eng/chaos.sh prints.</summary>
internal sealed class ChaosReport
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "artifacts", "chaos")).FullName;
    private readonly Lock gate = new();

    public ChaosReport() => File.WriteAllText(LogPath, string.Empty);

    public string Folder => folder;

    private string LogPath => Path.Combine(folder, "faults.log");

    public void Note(string line)
    {
        lock (gate)
        {
            File.AppendAllText(LogPath, string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} {line}\n"));
        }
    }

    public void Note(InjectedFault fault) => Note(string.Create(
        CultureInfo.InvariantCulture,
        $"#{fault.Number} {fault.Kind} camera {fault.Camera?.ToString(CultureInfo.InvariantCulture) ?? "all"}, {fault.BeganAt:HH:mm:ss.f} + {fault.Length.TotalSeconds:0.0} s: {fault.What}; expected {(fault.Kinds.Count == 0 ? "none" : string.Join('/', fault.Kinds))}{(fault.MustBeTold ? string.Empty : " or none")}{(fault.SeenBackAfter is { } back ? $"; back after {back.TotalSeconds:0.0} s" : string.Empty)}"));

    /// <summary>All lines of the scorecard, what each fault cost, and the final line.</summary>
    public IReadOnlyList<ScoreRow> Finish(ChaosEvidence evidence, IReadOnlyList<string> impossible)
    {
        IReadOnlyList<ScoreRow> rows = [.. RecordingScore.Of(evidence), .. ProductScore.Of(evidence)];
        List<string> lines =
        [
            "== what each fault cost",
            .. evidence.Faults.Select(fault => Cost(evidence, fault)),
            .. evidence.Losses.Where(static loss => loss.Fault is null).Select(static loss => string.Create(CultureInfo.InvariantCulture, $"   camera {loss.Camera}: {loss.Pictures} pictures missing at {loss.From:HH:mm:ss.f}, and no fault explains it")),
            .. evidence.Invented.Select(static row => string.Create(CultureInfo.InvariantCulture, $"   the product tells of {row.Kind} ({row.Reason}) at {row.BeganAt:HH:mm:ss}, and nothing was done")),
            .. evidence.OutOfOrder.Take(20).Select(static sentence => $"   {sentence}"),
            .. evidence.Canaries.Take(10).Select(static place => $"   the camera's password was found in {place}"),
            .. evidence.PageFailures.Take(10).Select(static failure => $"   page: {failure}"),
            .. evidence.Unplayable.Concat(evidence.Leftovers).Take(20).Select(static path => $"   file: {path}"),
            .. evidence.CheckFindings.Take(20).Select(static finding => $"   check: {finding}"),
            "== scorecard",
            .. rows.Select(static row => row.ToString()),
            .. impossible.Select(static line => $"{"not run",-8} {line}"),
            Line(evidence),
        ];
        File.WriteAllLines(Path.Combine(folder, "report.txt"), lines);
        Keep("scorecard.md", ["| measure | figure | target | |", "| --- | --- | --- | --- |", .. rows.Select(static row => $"| {row.Measure} | {row.Figure} | {row.Target} | {row.State.ToString().ToLowerInvariant()} |"), string.Empty, Line(evidence)]);
        return rows;
    }

    /// <summary>For whoever looks for the reason of a figure.</summary>
    public void Keep(string name, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(folder, name), lines);

    private static string Cost(ChaosEvidence evidence, InjectedFault fault)
    {
        var told = evidence.Verdicts.FirstOrDefault(verdict => verdict.Fault == fault);
        var words = told is null ? string.Empty : string.Join(", ", told.Rows.Select(static row => $"{row.Kind}/{row.Reason}").Distinct()) is { Length: > 0 } rows ? rows : "nothing";
        return fault.NotDone is { } why
            ? string.Create(CultureInfo.InvariantCulture, $"#{fault.Number,-3} {fault.Kind}: {why}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"#{fault.Number,-3} {fault.BeganAt:HH:mm:ss} {fault.Kind} {(fault.Camera is null ? "all" : $"camera {fault.Camera}")} {fault.Length.TotalSeconds:0.0} s: lost {evidence.LostTo(fault):0.0} s, back after {evidence.BackAfter(fault):0.0} s; the product says {words}{(told is { IsUntold: true } ? " (UNTOLD)" : string.Empty)}{(told?.Wrong.Count > 0 ? " (WRONG)" : string.Empty)} - {fault.What}");
    }

    private static string Line(ChaosEvidence evidence)
    {
        var back = evidence.Done.Where(static fault => fault.MayCostPictures).Select(evidence.BackAfter).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{evidence.Settings.Name} seed={evidence.Settings.Seed} faults={evidence.Done.Count()} recovered={ProductScore.Recovered(evidence)} lost={evidence.Losses.Sum(static loss => loss.Seconds):0.0}s mttr={(back.Count == 0 ? 0 : back.Average()):0.0}s p95={(back.Count == 0 ? 0 : ScoreRow.Percentile(back, 0.95)):0.0}s misclassified={ProductScore.Misclassified(evidence)} orphans={evidence.Orphans} leaks={evidence.Leftovers.Count}");
    }
}
