using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>CPU seconds of whole process trees, and the calibration that tells whether the machine itself changed meanwhile.</summary>
internal static partial class CpuMeter
{
    /// <summary>Calibrations further from their median than this make a round worthless.</summary>
    public const double CalibrationTolerance = 0.25;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>CPU seconds that the trees below these processes use in the window, without those already used.</summary>
    public static async Task<double> MeasureAsync(TimeSpan window, params int[] roots)
    {
        var before = Used(roots);
        await Task.Delay(window, TimeProvider.System, TestContext.Current.CancellationToken);
        return (Used(roots) - before).TotalSeconds;
    }

    /// <summary>Memory of the trees, shared pages divided among those who share them, in megabytes.</summary>
    public static double Megabytes(params int[] roots) => roots.SelectMany(ProcessFacts.Tree).Sum(static facts => facts.ProportionalBytes()) / 1e6;

    /// <summary>CPU seconds for decoding 20 s of 720p video on one thread.</summary>
    public static async Task<double> CalibrateAsync(string clip)
    {
        var lines = await TestProcess.RunAsync("ffmpeg", ["-nostdin", "-hide_banner", "-benchmark", "-threads", "1", "-i", clip, "-f", "null", "-"], Limit);
        var line = Assert.Single(lines, static text => text.StartsWith("bench: utime=", StringComparison.Ordinal));
        var times = Times().Match(line);
        return double.Parse(times.Groups["user"].Value, CultureInfo.InvariantCulture) + double.Parse(times.Groups["system"].Value, CultureInfo.InvariantCulture);
    }

    private static TimeSpan Used(int[] roots) => roots.SelectMany(ProcessFacts.Tree).Aggregate(TimeSpan.Zero, static (sum, facts) => sum + facts.Cpu);

    [GeneratedRegex("utime=(?<user>[0-9.]+)s stime=(?<system>[0-9.]+)s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();
}
