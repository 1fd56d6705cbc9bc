using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>Gathers the lines of one item, writes them to artifacts/bench/&lt;item&gt;.json (eng/bench.sh makes the table of all), and fails the item whose target was missed.</summary>
internal sealed class BenchReport(string item)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        WriteIndented = true,
    };

    private readonly List<BenchRow> rows = [];

    /// <summary>A measurement to know, with nothing asked of it: a peer, or a part of the whole.</summary>
    public void Note(string who, string what, string unit, IReadOnlyCollection<double> samples) => Add(who, what, unit, samples, BenchRow.MedianOf(samples), string.Empty, null);

    /// <summary>The median (or another figure of the samples) must not exceed a limit.</summary>
    public void AtMost(string who, string what, string unit, IReadOnlyCollection<double> samples, double limit, double? figure = null)
    {
        var value = figure ?? BenchRow.MedianOf(samples);
        Add(who, what, unit, samples, value, string.Create(CultureInfo.InvariantCulture, $"<= {limit:0.###} {unit}"), value <= limit);
    }

    /// <summary>The median must not stay below a limit.</summary>
    public void AtLeast(string who, string what, string unit, IReadOnlyCollection<double> samples, double limit)
    {
        var value = BenchRow.MedianOf(samples);
        Add(who, what, unit, samples, value, string.Create(CultureInfo.InvariantCulture, $">= {limit:0.###} {unit}"), value >= limit);
    }

    /// <summary>The ratio of medians must not exceed a limit. A peer that gave nothing is "not compared", which is neither met nor missed.</summary>
    public void Ratio(string who, string what, IReadOnlyCollection<double> own, string peer, IReadOnlyCollection<double> others, double limit)
    {
        if (others.Count == 0)
        {
            rows.Add(new BenchRow(who, $"{what}, of {peer}", "x", double.NaN, double.NaN, double.NaN, 0, "not compared: the peer is not here", null));
            return;
        }

        var ratio = BenchRow.MedianOf(own) / BenchRow.MedianOf(others);
        Add(who, $"{what}, of {peer}", "x", [ratio], ratio, string.Create(CultureInfo.InvariantCulture, $"<= {limit:0.###} x"), ratio <= limit);
    }

    public void NotCompared(string peer, string why) =>
        rows.Add(new BenchRow(peer, why, string.Empty, double.NaN, double.NaN, double.NaN, 0, "not compared", null));

    /// <summary>Writes the file first, so that a missed target is in the table too.</summary>
    public void Finish()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "artifacts", "bench"));
        var content = new { item, quick = BenchSettings.Quick, at = TimeProvider.System.GetUtcNow(), rows };
        File.WriteAllText(Path.Combine(folder.FullName, $"{item}.json"), JsonSerializer.Serialize(content, Json));
        Assert.DoesNotContain(rows, static row => row.Met == false);
    }

    private void Add(string who, string what, string unit, IReadOnlyCollection<double> samples, double figure, string target, bool? met)
    {
        Assert.NotEmpty(samples);
        rows.Add(new BenchRow(who, what, unit, figure, samples.Min(), samples.Max(), samples.Count, target, met));
    }
}
