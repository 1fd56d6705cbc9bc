using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What is kept so that prompts and models can be compared later.</summary>
public sealed class EvaluationOptions
{
    public const string Section = "DailyCam:Analysis:Evaluation";

    /// <summary>
    /// Whether each question to a model about recordings is kept with its answer as it came, below <c>exchanges/</c> of the data folder; never the footage itself. Default: false; the answers
    /// describe what happened at home.
    /// </summary>
    public bool KeepExchanges { get; set; }

    /// <summary>Most exchanges that are kept; the oldest go first. Default: 500, about 20 MB.</summary>
    [Range(1, 100_000)]
    public int MostExchanges { get; set; } = 500;

    /// <summary>Days that an exchange is kept, also after the keeping was switched off. Default: 30.</summary>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 30;
}
