using System.Globalization;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Chaos;

/// <summary>What the product's own process held at a moment.</summary>
internal sealed record ResourceSample(DateTimeOffset At, int Life, double Megabytes, int Descriptors, int Threads, int Zombies)
{
    public static ResourceSample? Of(int process, int life)
    {
        var folder = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            var status = File.ReadAllLines($"{folder}/status").Select(static line => line.Split(':', 2)).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => pair[1].Trim(), StringComparer.Ordinal);
            var zombies = ProcessFacts.All().Count(facts => facts.ParentId == process && facts.State == 'Z');
            return new ResourceSample(
                TimeProvider.System.GetUtcNow(),
                life,
                double.Parse(status["VmRSS"].Split(' ')[0], CultureInfo.InvariantCulture) / 1024,
                Directory.EnumerateFileSystemEntries($"{folder}/fd").Count(),
                int.Parse(status["Threads"], CultureInfo.InvariantCulture),
                zombies);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Growth a minute of a figure over the samples, by least squares; null with less than a minute of them.</summary>
    public static double? Slope(IReadOnlyList<ResourceSample> samples, Func<ResourceSample, double> figure)
    {
        if (samples.Count < 12)
        {
            return null;
        }

        var points = samples.Select(sample => ((sample.At - samples[0].At).TotalMinutes, figure(sample))).ToList();
        var (x, y) = (points.Average(static point => point.TotalMinutes), points.Average(static point => point.Item2));
        var spread = points.Sum(point => (point.TotalMinutes - x) * (point.TotalMinutes - x));
        return points.Sum(point => (point.TotalMinutes - x) * (point.Item2 - y)) / spread;
    }
}
