using System.Text.Json;
using DailyCam.Core.Family;

namespace DailyCam.Web.Api;

/// <summary>The child, with the age today where the server stands.</summary>
/// <param name="BirthDate">For administrators; null for others, whom the age in months tells enough.</param>
/// <param name="AgeStage">1 to 11; null without a birth date and from the sixth birthday on.</param>
/// <param name="Home">Every fact of <see cref="HomeFact"/> with <c>yes</c>, <c>no</c> or <c>unknown</c>.</param>
/// <param name="Precautions">What to see to at this age in this home, in order; empty when <paramref name="AgeStage"/> is null.</param>
internal sealed record ChildAnswer(string? Name, DateOnly? BirthDate, int? AgeMonths, int? AgeStage, IReadOnlyDictionary<string, string> Home, IReadOnlyList<PrecautionAnswer> Precautions)
{
    public static ChildAnswer Of(Child child, DateOnly today, bool withBirthDate) => new(
        child.Name,
        withBirthDate ? child.BirthDate : null,
        Core.Family.AgeStage.Months(child.BirthDate, today),
        Core.Family.AgeStage.Of(child.BirthDate, today)?.Number,
        HomeFacts.All.ToDictionary(NameOf, fact => Word(child.Home[fact]), StringComparer.Ordinal),
        [.. (AgeAdvice.Of(child, today)?.Precautions ?? []).Select(static one => new PrecautionAnswer(Word(one.Rule.What), Word(one.Rule.Category), Word(one.Standing)))]);

    /// <summary>How programs write a fact.</summary>
    public static string NameOf(HomeFact fact) => Word(fact);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
