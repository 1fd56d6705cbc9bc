using DailyCam.Core.Family;

namespace DailyCam.Web.Api;

/// <summary>The child, with the age today where the server stands.</summary>
/// <param name="BirthDate">For administrators; null for others, whom the age in months tells enough.</param>
/// <param name="AgeStage">1 to 11; null without a birth date and from the sixth birthday on.</param>
internal sealed record ChildAnswer(string? Name, DateOnly? BirthDate, int? AgeMonths, int? AgeStage)
{
    public static ChildAnswer Of(Child child, DateOnly today, bool withBirthDate) =>
        new(child.Name, withBirthDate ? child.BirthDate : null, Core.Family.AgeStage.Months(child.BirthDate, today), Core.Family.AgeStage.Of(child.BirthDate, today)?.Number);
}
