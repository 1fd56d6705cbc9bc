using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>How models are asked about archive segments.</summary>
public sealed class ExaminationOptions
{
    public const string Section = "DailyCam:Analysis:Examination";

    /// <summary>Whether sound is sent along to models that hear. Default: false; a home's talk is nobody's business unless the family says so.</summary>
    public bool Sound { get; set; }

    /// <summary>Most tokens of an answer about a segment, thinking included; so much money is set aside for it. Default: 12000. An answer in two languages takes 2000 to 6000, models that think as much again.</summary>
    [Range(500, 200_000)]
    public int MaxOutputTokens { get; set; } = 12_000;

    /// <summary>Most tokens of a second look's answer, thinking included. Default: 2000; the answer itself takes 100.</summary>
    [Range(100, 200_000)]
    public int MaxVerifyTokens { get; set; } = 2_000;

    /// <summary>Most archive segments that one request may have examined again. Default: 200, a day of one camera and a little.</summary>
    [Range(1, 10_000)]
    public int MostAgain { get; set; } = 200;
}
