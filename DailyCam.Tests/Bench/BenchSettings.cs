namespace DailyCam.Tests.Bench;

/// <summary>How long the benches look: <c>DAILYCAM_BENCH=quick</c> (one round) or full (the default).</summary>
internal static class BenchSettings
{
    public static bool Quick { get; } = string.Equals(Environment.GetEnvironmentVariable("DAILYCAM_BENCH"), "quick", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rounds of product and peers in turn.</summary>
    public static int Rounds => Quick ? 1 : 3;

    /// <summary>How long one measurement of something steady looks.</summary>
    public static TimeSpan Window => TimeSpan.FromSeconds(Quick ? 20 : 60);

    /// <summary>What starting costs is not part of what running costs.</summary>
    public static TimeSpan Settle => TimeSpan.FromSeconds(8);

    public static int Pick(int full, int quick) => Quick ? quick : full;
}
