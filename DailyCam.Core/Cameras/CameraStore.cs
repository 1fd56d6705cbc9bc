using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Cameras;

/// <summary>Cameras as the family wants them. Every change is told by <see cref="Changed"/>; what runs follows by itself.</summary>
public sealed class CameraStore(IDbContextFactory<DailyCamDbContext> contexts, ISecretBox secrets, TimeProvider clock)
{
    /// <summary>Raised after a camera (or its zones) was added, changed or deleted and committed. Handlers must only hand over.</summary>
    public event Action<CameraId>? Changed;

    /// <summary>All cameras with their zones, oldest first.</summary>
    public async Task<IReadOnlyList<Camera>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cameras.AsNoTracking().Include(c => c.Zones).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).ToListAsync(cancellationToken);
    }

    public async Task<Camera?> FindAsync(CameraId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cameras.AsNoTracking().Include(c => c.Zones).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>Since when each camera that is off has been off; those that are on are not in it. The switch is remembered over restarts, what runs is not.</summary>
    public async Task<IReadOnlyDictionary<CameraId, DateTimeOffset>> OffSinceAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = new Dictionary<CameraId, DateTimeOffset>();
        foreach (var camera in await context.Cameras.AsNoTracking().Where(static c => !c.IsOn).Select(static c => c.Id).ToListAsync(cancellationToken))
        {
            var turns = await context.CameraSwitches.AsNoTracking().Where(s => s.CameraId == camera).OrderByDescending(static s => s.At).ThenByDescending(static s => s.Id).ToListAsync(cancellationToken);

            // Its other settings are noted with the switch: what counts is the first turn of those in a row that found it off.
            if (turns.TakeWhile(static turn => !turn.IsOn).LastOrDefault() is { } first)
            {
                since[camera] = first.At;
            }
        }

        return since;
    }

    public async Task<CameraOutcome> AddAsync(CameraDraft draft, CancellationToken cancellationToken)
    {
        var (clean, problems) = CameraValidation.Check(draft);
        if (problems.Count > 0)
        {
            return CameraOutcome.Refused(problems);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await UploadProblemAsync(context, clean.Source!, cancellationToken) is { } problem)
        {
            return CameraOutcome.Refused([problem]);
        }

        var camera = new Camera { Name = clean.Name!, Source = StoredSource.Of(clean.Source!, null, secrets), CreatedAt = clock.GetUtcNow() };
        Apply(clean, camera);
        context.Cameras.Add(camera);
        NoteSwitch(context, camera);
        return await CommitAsync(context, camera, cancellationToken);
    }

    public async Task<CameraOutcome> UpdateAsync(CameraId id, CameraDraft draft, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Cameras.Include(c => c.Zones).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } camera)
        {
            return CameraOutcome.Missing();
        }

        var (clean, problems) = CameraValidation.Check(draft);
        if (problems.Count > 0)
        {
            return CameraOutcome.Refused(problems);
        }

        var problem = StoredSource.PasswordProblem(clean.Source!, camera.Source) ?? await UploadProblemAsync(context, clean.Source!, cancellationToken);
        if (problem is not null)
        {
            return CameraOutcome.Refused([problem]);
        }

        var (wasOn, wasRecording) = (camera.IsOn, camera.Recording);
        camera.Name = clean.Name!;
        camera.Source = StoredSource.Of(clean.Source!, camera.Source, secrets);
        Apply(clean, camera);
        if (camera.IsOn != wasOn || camera.Recording != wasRecording)
        {
            NoteSwitch(context, camera);
        }

        return await CommitAsync(context, camera, cancellationToken);
    }

    /// <summary>Turns the camera on or off, which is a privacy choice and is remembered for the timeline.</summary>
    public async Task<CameraOutcome> SwitchAsync(CameraId id, bool on, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Cameras.Include(c => c.Zones).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } camera)
        {
            return CameraOutcome.Missing();
        }

        if (camera.IsOn == on)
        {
            return CameraOutcome.Done(camera);
        }

        camera.IsOn = on;
        NoteSwitch(context, camera);
        return await CommitAsync(context, camera, cancellationToken);
    }

    /// <summary>Takes the camera, its login and its zones away. Recordings and incidents stay until their retention ends.</summary>
    public async Task<CameraOutcome> DeleteAsync(CameraId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Cameras.Include(c => c.Zones).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } camera)
        {
            return CameraOutcome.Missing();
        }

        context.Cameras.Remove(camera);
        context.CameraSwitches.Add(new CameraSwitch { CameraId = id, At = clock.GetUtcNow(), IsOn = false, Recording = false });
        return await CommitAsync(context, camera, cancellationToken);
    }

    /// <summary>Replaces the camera's zones. A zone that keeps its id keeps its history.</summary>
    public async Task<CameraOutcome> SetZonesAsync(CameraId id, IReadOnlyList<ZoneDraft> zones, CancellationToken cancellationToken)
    {
        var (clean, problems) = ZoneValidation.Check(zones);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Cameras.Include(c => c.Zones).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } camera)
        {
            return CameraOutcome.Missing();
        }

        if (problems.Count > 0)
        {
            return CameraOutcome.Refused(problems);
        }

        var kept = clean.Where(z => z.Id is not null).Select(z => z.Id!.Value).ToHashSet();
        camera.Zones.RemoveAll(zone => !kept.Contains(zone.Id));
        foreach (var draft in clean)
        {
            if (camera.Zones.Find(zone => zone.Id == draft.Id) is { } zone)
            {
                (zone.Kind, zone.Name, zone.Points) = (draft.Kind ?? zone.Kind, draft.Name!, draft.Points!);
            }
            else
            {
                context.Zones.Add(new Zone { CameraId = id, Kind = draft.Kind ?? ZoneKind.Danger, Name = draft.Name!, Points = draft.Points! });
            }
        }

        return await CommitAsync(context, camera, cancellationToken);
    }

    /// <summary>The login of a camera's source in plain text, for the one who connects. <c>Lost</c> is true when the keys that sealed it are gone.</summary>
    public (string? User, string? Password, bool Lost) Login(CameraSource source)
    {
        var password = source.SealedPassword is { } sealedText ? secrets.Open(sealedText) : null;
        return (source.User, password, source.SealedPassword is not null && password is null);
    }

    private static void Apply(CameraDraft clean, Camera camera)
    {
        camera.IsOn = clean.IsOn;
        camera.Recording = clean.Recording;
        camera.Detection = clean.Detection;
        camera.Analysis = clean.Analysis;
        if (!camera.Analyzers.SequenceEqual(clean.Analyzers, StringComparer.Ordinal))
        {
            camera.Analyzers = clean.Analyzers;
        }

        camera.RetentionDays = clean.RetentionDays;
        camera.MaxGigabytes = clean.MaxGigabytes;
        camera.Mounting = clean.Mounting;
        camera.Location = clean.Location;
    }

    private static async Task<Problem?> UploadProblemAsync(DailyCamDbContext context, SourceDraft source, CancellationToken cancellationToken) =>
        source.UploadId is { } upload && !await context.UploadedVideos.AnyAsync(u => u.Id == upload, cancellationToken)
            ? new Problem(CameraProblems.UploadMissing, "source.uploadId")
            : null;

    private void NoteSwitch(DailyCamDbContext context, Camera camera) =>
        context.CameraSwitches.Add(new CameraSwitch { CameraId = camera.Id, At = clock.GetUtcNow(), IsOn = camera.IsOn, Recording = camera.Recording });

    private async Task<CameraOutcome> CommitAsync(DailyCamDbContext context, Camera camera, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        Changed?.Invoke(camera.Id);
        return CameraOutcome.Done(camera);
    }
}
