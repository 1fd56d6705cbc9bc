using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What models outside this process may cost. Days and months are those of this computer's time zone.</summary>
public sealed class BudgetOptions : IValidatableObject
{
    public const string Section = "DailyCam:Analysis:Budget";

    /// <summary>Most that a day may cost. 0: nothing is sent, not even what costs nothing. Default: 1, a busy day of one camera by a small model, its doubtful moments looked at twice.</summary>
    [Range(typeof(decimal), "0", "1000000000", ParseLimitsInInvariantCulture = true)]
    public decimal PerDay { get; set; } = 1;

    /// <summary>Most that a month may cost. 0: nothing is sent. Default: 20, a month of one camera's usual days; a mistake costs no more than that.</summary>
    [Range(typeof(decimal), "0", "1000000000", ParseLimitsInInvariantCulture = true)]
    public decimal PerMonth { get; set; } = 20;

    /// <summary>Currency of the budget and of the prices that count. Default: USD, as the providers' price lists.</summary>
    [RegularExpression("[A-Z]{3}")]
    public string Currency { get; set; } = "USD";

    /// <summary>Share of the budget (0 to 1) from which the cheaper model is asked. Default: 0.8.</summary>
    [Range(0.0, 1.0)]
    public double CheaperModelFrom { get; set; } = 0.8;

    /// <summary>Share from which half the pictures and no sound are sent. Default: 0.9.</summary>
    [Range(0.0, 1.0)]
    public double FewerFramesFrom { get; set; } = 0.9;

    /// <summary>Share from which only segments with an incident are sent. Default: 0.95.</summary>
    [Range(0.0, 1.0)]
    public double IncidentsOnlyFrom { get; set; } = 0.95;

    /// <summary>Share from which nothing is sent. Default: 1.</summary>
    [Range(0.0, 1.0)]
    public double LocalOnlyFrom { get; set; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CheaperModelFrom > FewerFramesFrom || FewerFramesFrom > IncidentsOnlyFrom || IncidentsOnlyFrom > LocalOnlyFrom)
        {
            yield return new ValidationResult("the four shares must not fall from one to the next.", [nameof(CheaperModelFrom), nameof(FewerFramesFrom), nameof(IncidentsOnlyFrom), nameof(LocalOnlyFrom)]);
        }
    }
}
