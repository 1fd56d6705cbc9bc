namespace DailyCam.Core.Family;

/// <summary>What matters in a home at a child's age, and what comes next. Pure.</summary>
/// <param name="Stage">The stage the child is in.</param>
/// <param name="Months">Whole months of age.</param>
/// <param name="Next">The stage after it; null in the last one.</param>
/// <param name="NextFrom">The day on which <paramref name="Next"/> begins.</param>
/// <param name="Precautions">What to see to now: what is open first, what is taken care of last, and within these the newest first.</param>
public sealed record AgeAdvice(AgeStage Stage, int Months, AgeStage? Next, DateOnly? NextFrom, IReadOnlyList<AgePrecaution> Precautions)
{
    /// <summary>Null without a birth date, before it, and from the sixth birthday on.</summary>
    public static AgeAdvice? Of(Child child, DateOnly on)
    {
        if (AgeStage.Months(child.BirthDate, on) is not { } months || AgeStage.Of(months) is not { } stage)
        {
            return null;
        }

        AgeStage? next = stage.Number < AgeStage.All.Count ? AgeStage.All[stage.Number] : null;
        return new AgeAdvice(stage, months, next, next is { } following ? child.BirthDate!.Value.AddMonths(following.FirstMonth) : null, PrecautionsFor(stage, child.Home));
    }

    /// <summary>The precautions of a stage in a home.</summary>
    public static IReadOnlyList<AgePrecaution> PrecautionsFor(AgeStage stage, HomeFacts home) =>
    [
        .. from rule in PrecautionRules.All
           where stage.Number >= rule.FirstStage && stage.Number <= rule.LastStage
           let standing = rule.In(home)
           where standing is not null
           orderby standing, rule.FirstStage descending
           select new AgePrecaution(rule, standing.Value, rule.FirstStage == stage.Number),
    ];

    /// <summary>What a home would have to be asked for the advice to be whole, in the order of <see cref="HomeFacts.All"/>.</summary>
    public static IReadOnlyList<HomeFact> StillToSay(IReadOnlyList<AgePrecaution> precautions, HomeFacts home) =>
        [.. HomeFacts.All.Where(fact => home[fact] == HomeAnswer.Unknown && precautions.Any(one => one.Standing == PrecautionStanding.Unknown && (one.Rule.Hazard == fact || one.Rule.Device == fact)))];
}
