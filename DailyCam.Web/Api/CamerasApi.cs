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
        var page = rest.Select(answers.Of).ToList();
        return TypedResults.Ok(Paging.Page(page, Paging.Limit(limit), static camera => camera.Id.Value));
    }

    private static async Task<IResult> GetAsync(string id, CameraStore store, CameraAnswers answers, CancellationToken cancellationToken) =>
        await FindAsync(id, store, cancellationToken) is { } camera
            ? TypedResults.Ok(answers.Of(camera))
            : ProblemAnswers.NotFound();

    private static async Task<IResult> AddAsync(CameraBody body, CameraStore store, CameraAnswers answers, CancellationToken cancellationToken)
    {
        var outcome = await store.AddAsync(body.ToDraft(), cancellationToken);
        return outcome.Camera is { } camera
            ? TypedResults.Created($"{ApiRoutes.Prefix}/cameras/{camera.Id}", answers.Of(camera))
            : ProblemAnswers.From(outcome.Problems);
    }

    private static async Task<IResult> UpdateAsync(string id, CameraBody body, CameraStore store, CameraAnswers answers, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, store, cancellationToken) is not { } stored)
        {
            return ProblemAnswers.NotFound();
        }

        var outcome = await store.UpdateAsync(stored.Id, body.ToDraft(stored), cancellationToken);
        return Answer(outcome, camera => TypedResults.Ok(answers.Of(camera)));
    }

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
