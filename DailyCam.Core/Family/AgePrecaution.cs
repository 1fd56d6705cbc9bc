namespace DailyCam.Core.Family;

/// <summary>One line of the advice for an age in one home.</summary>
/// <param name="IsNew">Whether it begins with this very stage.</param>
public sealed record AgePrecaution(PrecautionRule Rule, PrecautionStanding Standing, bool IsNew);
