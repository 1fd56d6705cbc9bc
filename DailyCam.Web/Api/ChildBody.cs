using System.Text.Json;
using DailyCam.Core;
using DailyCam.Core.Family;

namespace DailyCam.Web.Api;

/// <summary>What a program says of the child. The date and the answers come as they were written, so that a wrong one gets a sentence instead of a parser's complaint.</summary>
/// <param name="Home">Answers that change; a fact that is left out keeps its answer, and null changes none.</param>
internal sealed record ChildBody(string? Name, string? BirthDate, Dictionary<string, JsonElement>? Home = null)
{
    /// <summary>What was said of the home with these answers, and what is wrong with them.</summary>
    public (HomeFacts Home, IReadOnlyList<Problem> Problems) ReadHome(HomeFacts before)
    {
        var (home, problems) = (before, new List<Problem>());
        foreach (var (name, said) in Home ?? [])
        {
            if (HomeFacts.All.Where(fact => ChildAnswer.NameOf(fact) == name).Cast<HomeFact?>().FirstOrDefault() is not { } fact)
            {
                problems.Add(new Problem(ChildProblems.HomeFactUnknown, "home", name, string.Join(", ", HomeFacts.All.Select(ChildAnswer.NameOf))));
            }
            else if (Answer(said) is not { } answer)
            {
                problems.Add(new Problem(ChildProblems.HomeAnswerUnreadable, "home", name));
            }
            else
            {
                home = home.With(fact, answer);
            }
        }

        return (home, problems);
    }

    private static HomeAnswer? Answer(JsonElement said) => said.ValueKind == JsonValueKind.String
        ? said.GetString() switch { "yes" => HomeAnswer.Yes, "no" => HomeAnswer.No, "unknown" => HomeAnswer.Unknown, _ => null }
        : null;
}
