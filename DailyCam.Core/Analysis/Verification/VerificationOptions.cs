using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Verification;

/// <summary>How a model's claims are looked at a second time, and when two things that were found are one.</summary>
public sealed class VerificationOptions
{
    public const string Section = "DailyCam:Analysis:Verification";

    /// <summary>Seconds before and after the claimed second that the second look is shown. Default: 6 s; a model's seconds are off by 1 to 3 s, and a fall lasts two.</summary>
    [Range(1.0, 60.0)]
    public double ClipSeconds { get; set; } = 6;

    /// <summary>Pictures a second of that clip, above 0 and at most 24. Default: 4, so that a fall is more than two pictures.</summary>
    [Range(0.1, 24.0)]
    public double ClipFps { get; set; } = 4;

    /// <summary>Seconds before and after the claimed second in which local vision must have seen something move. Default: 6 s.</summary>
    [Range(1.0, 60.0)]
    public double LocalSeconds { get; set; } = 6;

    /// <summary>Seconds before and after the claimed second in which local vision must have noted nothing before an accident or a danger that the second look did not see is dropped. Default: 30 s; over ten minutes a model's seconds drift by tens of them.</summary>
    [Range(1.0, 600.0)]
    public double DriftSeconds { get; set; } = 30;

    /// <summary>Seconds by which a claim and an incident that was found before may miss each other and still be the same. Default: 10 s.</summary>
    [Range(0.0, 300.0)]
    public double SameWithinSeconds { get; set; } = 10;

    /// <summary>Most claims of one segment that are looked at a second time, the worst first; the rest stay unverified. Default: 12: a model that claims more in ten minutes is not to be paid for it.</summary>
    [Range(1, 100)]
    public int MostLooks { get; set; } = 12;
}
