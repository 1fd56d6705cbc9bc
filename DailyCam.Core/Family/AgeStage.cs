namespace DailyCam.Core.Family;

/// <summary>One of the eleven stages between birth and the sixth birthday, by whole months of age: what a home must be safe against changes with each. Pure.</summary>
/// <param name="Number">1 to 11.</param>
/// <param name="FirstMonth">Whole months of age at which it begins.</param>
/// <param name="LastMonth">The last whole month that belongs to it.</param>
public readonly record struct AgeStage(int Number, int FirstMonth, int LastMonth)
{
    private static readonly int[] Begins = [0, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60];

    /// <summary>The month of the sixth birthday, which belongs to no stage any more.</summary>
    private const int End = 72;

    /// <summary>All of them, youngest first.</summary>
    public static IReadOnlyList<AgeStage> All { get; } =
        [.. Begins.Select(static (first, index) => new AgeStage(index + 1, first, (index + 1 < Begins.Length ? Begins[index + 1] : End) - 1))];

    /// <summary>The stage of an age in whole months; null before birth and from the sixth birthday on.</summary>
    public static AgeStage? Of(int months)
    {
        foreach (var stage in All)
        {
            if (months >= stage.FirstMonth && months <= stage.LastMonth)
            {
                return stage;
            }
        }

        return null;
    }

    /// <summary>Null without a birth date as well.</summary>
    public static AgeStage? Of(DateOnly? birthDate, DateOnly on) => Months(birthDate, on) is { } months ? Of(months) : null;

    /// <summary>
    /// Whole months of age on a day; null without a birth date and before it. A month is complete on the day of the month of birth or, where a month is too short for it, on
    /// its last day: who was born on 29 February turns one on 28 February, who was born on the 31st is a month older on each 30th of a short month.
    /// </summary>
    public static int? Months(DateOnly? birthDate, DateOnly on)
    {
        if (birthDate is not { } born || on < born)
        {
            return null;
        }

        var months = ((on.Year - born.Year) * 12) + on.Month - born.Month;
        return born.AddMonths(months) > on ? months - 1 : months;
    }
}
