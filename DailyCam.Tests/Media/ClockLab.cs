using System.Globalization;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Media;

/// <summary>
/// A wall clock of the product's own that can be stepped while it runs (libfaketime); the machine's clock and everybody's monotonic time stay as they are, as when NTP steps a clock.
/// </summary>
public sealed class ClockLab : IDisposable
{
    /// <summary>How long a process may go on believing the time before a step.</summary>
    public static readonly TimeSpan NoticedWithin = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder folder = new();

    private ClockLab() => Step(TimeSpan.Zero);

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? WhyNot => Library is null ? "libfaketime is not installed, and the machine's clock is not the run's to set" : null;

    /// <summary>For a process that is started, and for its children.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = Library!,
        ["FAKETIME_TIMESTAMP_FILE"] = Offset,
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["FAKETIME_CACHE_DURATION"] = "1",
    };

    private static string? Library { get; } = new[] { "x86_64-linux-gnu", "aarch64-linux-gnu" }.Select(static machine => $"/usr/lib/{machine}/faketime/libfaketimeMT.so.1").FirstOrDefault(File.Exists);

    private string Offset => folder.File("offset");

    public static ClockLab? TryCreate() => WhyNot is null ? new ClockLab() : null;

    /// <summary>From now on the clock is off by so much from the machine's.</summary>
    public void Step(TimeSpan offset)
    {
        // Whole at any moment: the library reads it whenever it likes.
        File.WriteAllText(Offset + ".new", string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:+0;-0;+0}\n"));
        File.Move(Offset + ".new", Offset, overwrite: true);
    }

    public void Dispose() => folder.Dispose();
}
