using DailyCam.Core.Cameras;

namespace DailyCam.Core.Family;

/// <summary>Decides what may be stored of the child. Pure.</summary>
public static class ChildValidation
{
    /// <summary>Older is a slip of the finger: this watches over small children.</summary>
    public const int MaxYears = 18;

    /// <summary>Somewhere on Earth it is already this much later than in UTC: a child born today in Korea is not born tomorrow because the computer counts in UTC.</summary>
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14);

    /// <summary>The child as it may be stored, and what is wrong with it. With problems it must not be used. Fields are <c>name</c> and <c>birthDate</c>.</summary>
    public static (Child Clean, IReadOnlyList<Problem> Problems) Check(string? name, DateOnly? birthDate, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        var clean = new Child { Name = LineText.IsBlank(name) ? null : CameraValidation.Name(name, "name", problems), BirthDate = birthDate };
        if (birthDate is { } born)
        {
            var today = DateOnly.FromDateTime((now.ToUniversalTime() + EarliestZone).DateTime);
            if (born > today)
            {
                problems.Add(new Problem(ChildProblems.BirthDateInFuture, "birthDate"));
            }
            else if (born < today.AddYears(-MaxYears))
            {
                problems.Add(new Problem(ChildProblems.BirthDateTooEarly, "birthDate", MaxYears));
            }
        }

        return (clean, problems);
    }
}
