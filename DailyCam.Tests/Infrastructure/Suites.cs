namespace DailyCam.Tests.Infrastructure;

/// <summary>Names of the suites: <c>[Trait(Suites.Key, Suites.Slow)]</c> marks what needs real media, a browser or seconds of wall clock.</summary>
public static class Suites
{
    public const string Key = "Suite";
    public const string Slow = "Slow";

    /// <summary>
    /// Minutes of which nearly all is waiting (for a camera that is away, for a disk, for a clock): eng/test.sh runs them beside the other slow ones. Marked <see cref="Slow"/> as well.
    /// Whatever takes the machine's disks apart is among them, so that only one does at a time.
    /// </summary>
    public const string Patient = "Patient";

    /// <summary>
    /// Whole lives of the product with a model, a minute or two each: CI leaves them out to stay in its time, eng/test.sh runs them. Marked <see cref="Slow"/> as well. What they prove is tested in
    /// pieces by the faster ones.
    /// </summary>
    public const string Thorough = "Thorough";

    /// <summary>Measures beside peers; run by eng/bench.sh alone, on a quiet machine. Marked <see cref="Slow"/> as well.</summary>
    public const string Bench = "Bench";

    /// <summary>The fault run of minutes; run by eng/chaos.sh alone. Marked <see cref="Slow"/> as well.</summary>
    public const string Chaos = "Chaos";
}
