using System.Globalization;
using System.Security.Claims;
using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;

namespace DailyCam.Web.Api;

/// <summary>Incidents with their evidence, and what the family thinks of them.</summary>
internal static class IncidentsApi
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents");
        incidents.MapGet("/", ListAsync);
        incidents.MapGet("/{id}", GetAsync);
        incidents.MapGet("/{id}/picture.jpg", GetPictureAsync);
        incidents.MapPost("/{id}/review", ReviewAsync);
    }

    private static async Task<IResult> ListAsync(
        string? camera, string? from, string? to, string? severity, string? review, string? after, int? limit, IncidentReader reader, HttpRequest request, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var most = Paging.Limit(limit);
        var query = new IncidentQuery
        {
            Camera = Read<CameraId>(camera, "camera", "CameraNotFound", problems, static text => CameraId.TryParse(text, out var id) ? id : null),
            From = Read(from, "from", "TimeInvalid", problems, Instant),
            To = Read(to, "to", "TimeInvalid", problems, Instant),
            Severity = Read(severity, "severity", "SeverityUnknown", problems, Word<Severity>),
            Review = Read(review, "review", "ReviewStateUnknown", problems, Word<ReviewState>),
            After = Read<IncidentCursor>(after, "after", "CursorInvalid", problems, static text => IncidentCursor.TryParse(text, out var cursor) ? cursor : null),
            Limit = most + 1,
        };
        if (problems.Count > 0)
        {
            return ProblemAnswers.From(problems);
        }

        var views = await reader.ListAsync(query, cancellationToken);
        var page = Paging.Page(views, most, static view => IncidentCursor.Of(view.Incident).ToString());
        return TypedResults.Ok(new Paged<IncidentAnswer>([.. page.Items.Select(view => IncidentAnswer.Of(view, request))], page.Next));
    }

    private static async Task<IResult> GetAsync(string id, IncidentReader reader, HttpRequest request, CancellationToken cancellationToken) =>
        await FindAsync(id, reader, cancellationToken) is { } view ? TypedResults.Ok(IncidentAnswer.Of(view, request)) : ProblemAnswers.NotFound();

    private static async Task<IResult> GetPictureAsync(string id, IncidentReader reader, CancellationToken cancellationToken) =>
        await FindAsync(id, reader, cancellationToken) is { } view && reader.PictureOf(view.Incident) is { } path
            ? TypedResults.PhysicalFile(path, "image/jpeg")
            : ProblemAnswers.NotFound();

    private static async Task<IResult> ReviewAsync(string id, ReviewBody body, ClaimsPrincipal caller, IncidentReader reader, HttpRequest request, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var state = Read(body.State ?? string.Empty, "state", "ReviewStateUnknown", problems, Word<ReviewState>);
        var severity = Read(body.Severity, "severity", "SeverityUnknown", problems, Word<Severity>);
        if (state is null || problems.Count > 0)
        {
            return ProblemAnswers.From(problems);
        }

        if (!IncidentId.TryParse(id, out var incident))
        {
            return ProblemAnswers.NotFound();
        }

        var review = new IncidentReview(state.Value, severity, body.Note, caller.Identity?.Name ?? string.Empty);
        var (view, problem) = await reader.ReviewAsync(incident, review, cancellationToken);
        return problem is not null ? ProblemAnswers.From(problem) : view is null ? ProblemAnswers.NotFound() : TypedResults.Ok(IncidentAnswer.Of(view, request));
    }

    private static async Task<IncidentView?> FindAsync(string id, IncidentReader reader, CancellationToken cancellationToken) =>
        IncidentId.TryParse(id, out var incident) ? await reader.FindAsync(incident, cancellationToken) : null;

    /// <summary>A value that may be left out; one that is there and wrong is a problem of its field.</summary>
    private static T? Read<T>(string? text, string field, string problem, List<Problem> problems, Func<string, T?> parse)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            problems.Add(new Problem(problem, field));
        }

        return value;
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>Words only, in any case: a number is not a word although .NET's own parser takes it.</summary>
    private static TEnum? Word<TEnum>(string text)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(static value => (TEnum?)value).FirstOrDefault();
}
