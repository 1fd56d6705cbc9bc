using DailyCam.Core.Family;

namespace DailyCam.Web.Api;

/// <summary>The child, with the age today where the server stands.</summary>
/// <param name="AgeStage">1 to 11; null without a birth date and from the sixth birthday on.</param>
internal sealed record ChildAnswer(string? Name, DateOnly? BirthDate, int? AgeMonths, int? AgeStage)
{
    public static ChildAnswer Of(Child child, DateOnly today) =>
        new(child.Name, child.BirthDate, Core.Family.AgeStage.Months(child.BirthDate, today), Core.Family.AgeStage.Of(child.BirthDate, today)?.Number);
}
