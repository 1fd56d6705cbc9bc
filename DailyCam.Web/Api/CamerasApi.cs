using System.Security.Claims;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Cameras as wanted and as running, their connection test and their zones.</summary>
internal static class CamerasApi
{
    public static void MapCameras(this IEndpointRouteBuilder api)
    {
        var cameras = api.MapGroup("/cameras");
        cameras.MapGet("/", ListAsync);
        cameras.MapGet("/{id}", GetAsync);
        cameras.MapGet("/{id}/zones", GetZonesAsync);

        var changes = cameras.MapGroup(string.Empty).RequireAuthorization(ApiRoutes.AdminOnly);
        changes.MapPost("/", AddAsync);
        changes.MapPut("/{id}", UpdateAsync);
        changes.MapDelete("/{id}", DeleteAsync);
        changes.MapPut("/{id}/zones", SetZonesAsync);
        changes.MapPost("/probe", ProbeAsync);
        changes.MapPost("/{id}/restart", Restart);
    }

    private static async Task<IResult> ListAsync(string? after, int? limit, CameraStore store, CameraAnswers answers, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(cancellationToken);
        var rest = after is null ? all : [.. all.SkipWhile(camera => camera.Id.Value != after).Skip(1)];
        var page = Paging.Page(rest, Paging.Limit(limit), static camera => camera.Id.Value);
        var items = new List<CameraAnswer>(page.Items.Count);
        foreach (var camera in page.Items)
        {
            items.Add(await answers.OfAsync(camera, cancellationToken));
        }

        return TypedResults.Ok(new Paged<CameraAnswer>(items, page.Next));
    }

    private static async Task<IResult> GetAsync(string id, CameraStore store, CameraAnswers answers, CancellationToken cancellationToken) =>
        await FindAsync(id, store, cancellationToken) is { } camera
            ? TypedResults.Ok(await answers.OfAsync(camera, cancellationToken))
            : ProblemAnswers.NotFound();

    private static async Task<IResult> AddAsync(
        CameraBody body, ClaimsPrincipal caller, CameraStore store, ConsentStore consents, CameraAnswers answers, HttpRequest request, CancellationToken cancellationToken)
    {
        var (wanted, problem) = body.ReadConsents();
        if (problem is not null)
        {
            return ProblemAnswers.From(problem);
        }

        var outcome = await store.AddAsync(body.ToDraft(), cancellationToken);
        if (outcome.Camera is not { } camera)
        {
            return ProblemAnswers.From(outcome.Problems);
        }

        await GiveAsync(camera.Id, wanted, caller, consents, cancellationToken);
        return TypedResults.Created(request.Api($"cameras/{camera.Id}"), await answers.OfAsync(camera, cancellationToken));
    }

    private static async Task<IResult> UpdateAsync(
        string id, CameraBody body, ClaimsPrincipal caller, CameraStore store, ConsentStore consents, CameraAnswers answers, CancellationToken cancellationToken)
    {
        var (wanted, problem) = body.ReadConsents();
        if (problem is not null)
        {
            return ProblemAnswers.From(problem);
        }

        if (await FindAsync(id, store, cancellationToken) is not { } stored)
        {
            return ProblemAnswers.NotFound();
        }

        // What is forbidden is forbidden at once, whatever else is wrong with the body; what is allowed only when all of it is right.
        foreach (var (analyzer, _) in wanted.Where(static consent => !consent.IsGiven))
        {
            await consents.WithdrawAsync(stored.Id, analyzer, NameOf(caller), cancellationToken);
        }

        var outcome = await store.UpdateAsync(stored.Id, body.ToDraft(stored), cancellationToken);
        if (outcome.Camera is not { } camera)
        {
            return Answer(outcome, static _ => TypedResults.NoContent());
        }

        await GiveAsync(camera.Id, wanted, caller, consents, cancellationToken);
        return TypedResults.Ok(await answers.OfAsync(camera, cancellationToken));
    }

    /// <summary>Who agrees by a program agrees to the text as it stands now.</summary>
    private static async Task GiveAsync(
        CameraId camera, IReadOnlyList<(string Analyzer, bool IsGiven)> wanted, ClaimsPrincipal caller, ConsentStore consents, CancellationToken cancellationToken)
    {
        foreach (var (analyzer, _) in wanted.Where(static consent => consent.IsGiven))
        {
            await consents.GiveAsync(camera, analyzer, NameOf(caller), cancellationToken);
        }
    }

    private static string NameOf(ClaimsPrincipal caller) => caller.Identity?.Name ?? string.Empty;

    private static async Task<IResult> DeleteAsync(string id, CameraStore store, CancellationToken cancellationToken) =>
        CameraId.TryParse(id, out var camera)
            ? Answer(await store.DeleteAsync(camera, cancellationToken), static _ => TypedResults.NoContent())
            : ProblemAnswers.NotFound();

    private static async Task<IResult> GetZonesAsync(string id, CameraStore store, CancellationToken cancellationToken) =>
        await FindAsync(id, store, cancellationToken) is { } camera ? Zones(camera) : ProblemAnswers.NotFound();

    private static async Task<IResult> SetZonesAsync(string id, ZonesBody body, CameraStore store, CancellationToken cancellationToken) =>
        CameraId.TryParse(id, out var camera)
            ? Answer(await store.SetZonesAsync(camera, body.ToDrafts(), cancellationToken), Zones)
            : ProblemAnswers.NotFound();

    private static async Task<IResult> ProbeAsync(ProbeBody body, CameraProbe probe, IStringLocalizer<SharedText> texts, CancellationToken cancellationToken)
    {
        var ended = new List<ProbeStep>();
        await foreach (var step in probe.RunAsync(body.ToDraft(), body.Stored, cancellationToken))
        {
            if (step.State != ProbeState.Running)
            {
                ended.Add(step);
            }
        }

        return ended is [{ Stage: ProbeStage.Check, Problem: { } problem }] ? ProblemAnswers.From(problem) : TypedResults.Ok(ProbeAnswer.Of(ended, texts));
    }

    private static IResult Restart(string id, CameraSupervisor supervisor) =>
        CameraId.TryParse(id, out var camera) && supervisor.Restart(camera) ? TypedResults.Accepted((string?)null) : ProblemAnswers.NotFound();

    private static IResult Zones(Camera camera) => TypedResults.Ok(new Paged<ZoneAnswer>([.. camera.Zones.Select(ZoneAnswer.Of)], null));

    private static async Task<Camera?> FindAsync(string id, CameraStore store, CancellationToken cancellationToken) =>
        CameraId.TryParse(id, out var camera) ? await store.FindAsync(camera, cancellationToken) : null;

    private static IResult Answer(CameraOutcome outcome, Func<Camera, IResult> done) => outcome switch
    {
        { Camera: { } camera } => done(camera),
        { IsMissing: true } => ProblemAnswers.NotFound(),
        _ => ProblemAnswers.From(outcome.Problems),
    };
}
