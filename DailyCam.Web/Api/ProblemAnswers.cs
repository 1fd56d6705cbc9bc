using System.Text;
using DailyCam.Core;

namespace DailyCam.Web.Api;

/// <summary>Turns a feature's <see cref="Problem"/>s into problem answers (RFC 9457): a stable type, a title in the caller's language, errors by field.</summary>
internal static class ProblemAnswers
{
    public static IResult From(IReadOnlyList<Problem> problems, int status = StatusCodes.Status400BadRequest) => new ProblemAnswer(problems, status);

    public static IResult From(Problem problem, int status = StatusCodes.Status400BadRequest) => new ProblemAnswer([problem], status);

    /// <summary>404: there is no such thing, or the caller may not know of it.</summary>
    public static IResult NotFound() => From(new Problem("NotFound"), StatusCodes.Status404NotFound);

    /// <summary>409: it exists, but not in a state that allows this.</summary>
    public static IResult Conflict(Problem problem) => From(problem, StatusCodes.Status409Conflict);

    /// <summary>503 with Retry-After: nothing is wrong with the question, the answer is not there yet.</summary>
    public static IResult NotYet(Problem problem, TimeSpan retryAfter) => new ProblemAnswer([problem], StatusCodes.Status503ServiceUnavailable, retryAfter);

    /// <summary>429 with Retry-After.</summary>
    public static IResult TooMany(Problem problem, TimeSpan retryAfter) => new ProblemAnswer([problem], StatusCodes.Status429TooManyRequests, retryAfter);

    /// <summary>The stable <c>type</c> of a problem: <c>urn:dailycam:problem:name-too-long</c> for <c>NameTooLong</c>.</summary>
    public static string TypeOf(string code)
    {
        var type = new StringBuilder("urn:dailycam:problem:");
        for (var i = 0; i < code.Length; i++)
        {
            if (i > 0 && char.IsUpper(code[i]))
            {
                type.Append('-');
            }

            type.Append(char.ToLowerInvariant(code[i]));
        }

        return type.ToString();
    }
}
