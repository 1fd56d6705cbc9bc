using System.Globalization;
using DailyCam.Core;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>The answer itself; its words are chosen when it is sent, in the language of the request.</summary>
internal sealed class ProblemAnswer(IReadOnlyList<Problem> problems, int status, TimeSpan? retryAfter = null) : IResult, IStatusCodeHttpResult
{
    /// <summary>What is wrong, for tests.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    public int? StatusCode => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>();
        var first = problems[0];
        var details = new ProblemDetails
        {
            Type = ProblemAnswers.TypeOf(first.Code),
            Title = texts.Sentence(first),
            Status = status,
        };
        var errors = problems
            .Where(static problem => problem.Field is not null)
            .GroupBy(static problem => problem.Field!, StringComparer.Ordinal)
            .ToDictionary(static field => field.Key, field => field.Select(texts.Sentence).ToArray(), StringComparer.Ordinal);
        if (errors.Count > 0)
        {
            details.Extensions["errors"] = errors;
        }

        if (retryAfter is { } pause)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await TypedResults.Problem(details).ExecuteAsync(httpContext);
    }
}
