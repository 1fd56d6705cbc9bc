namespace DailyCam.Core.Analysis.Spending;

/// <summary>What is wrong, or soon will be, the worst first.</summary>
public enum AnalysisAlarmKind
{
    /// <summary>The key was refused: wrong, expired, or for another project.</summary>
    KeyRefused = 1,

    /// <summary>The model's end has come, or the provider no longer knows it.</summary>
    ModelRetired = 2,

    /// <summary>Nobody said what the model costs, so nothing is sent to it.</summary>
    NoPrice = 3,

    /// <summary>Nothing more is sent today or this month.</summary>
    BudgetUsedUp = 4,

    /// <summary>The model ends within <see cref="PriceOptions.WarnDays"/>.</summary>
    ModelEnds = 5,

    /// <summary>The budget runs low; what is sent is less than usual.</summary>
    BudgetLow = 6,
}
