using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Cameras;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>One picture's life: whether it may be shown and to whom, the question, and what is made of the answer. Nothing is written before that is known, and nothing at all when nobody allowed it.</summary>
internal sealed partial class SnapshotExaminer(
    SnapshotSubjects subjects, SnapshotSwitch switches, SnapshotDesk desk, SnapshotIncidents incidents, SnapshotRows rows, ILogger<SnapshotExaminer> logger)
{
    public async Task ExamineAsync(SnapshotPicture picture, CancellationToken cancellationToken)
    {
        if (await subjects.ReadAsync(picture, cancellationToken) is not { } subject
            || await switches.AllowedAsync(subject.Camera, cancellationToken) is not { Count: > 0 } allowed)
        {
            return;
        }

        var (analyzer, consent) = allowed.FirstOrDefault(one => desk.IsConfigured(one.Analyzer), allowed[0]);
        if (await AskAsync(picture, subject, analyzer, consent, cancellationToken) is { } ending)
        {
            await StoreAsync(picture, analyzer, ending, cancellationToken);
        }
    }

    /// <summary>Null when consent ended meanwhile: then nothing is said of the picture.</summary>
    private async Task<SnapshotEnding?> AskAsync(SnapshotPicture picture, SnapshotSubject subject, string analyzer, StandingConsent consent, CancellationToken cancellationToken)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, consent.Withdrawn);
        try
        {
            return await desk.AskAsync(picture, subject, analyzer, stopped.Token);
        }
        catch (OperationCanceledException) when (consent.Withdrawn.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Log.Withdrawn(logger, picture.Frame.Camera, analyzer);
            return null;
        }
    }

    private async Task StoreAsync(SnapshotPicture picture, string analyzer, SnapshotEnding ending, CancellationToken cancellationToken)
    {
        var key = SnapshotDesk.WorkKey(picture, analyzer);
        var incident = ending.Findings is { } findings ? await incidents.StoreAsync(picture.Frame, key, findings, cancellationToken) : null;
        await rows.AddAsync(
            new ModelSnapshot
            {
                CameraId = picture.Frame.Camera,
                TakenAt = picture.Frame.TakenAt,
                LastAt = picture.Frame.TakenAt,
                Analyzer = analyzer,
                Model = ending.Model,
                PromptVersion = SnapshotPrompt.Version,
                WorkKey = key,
                State = ending.State,
                Reason = ending.Reason,
                Findings = ending.Findings,
                IncidentId = incident,
            },
            cancellationToken);
        Log.Ended(logger, picture.Frame.Camera, analyzer, ending.State, ending.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(1751, LogLevel.Debug, "A picture of camera {Camera}, {Analyzer}: {State} {Reason}")]
        public static partial void Ended(ILogger logger, CameraId camera, string analyzer, SnapshotState state, string? reason);

        [LoggerMessage(1752, LogLevel.Information, "A picture of camera {Camera} is not shown to {Analyzer}: consent was withdrawn meanwhile")]
        public static partial void Withdrawn(ILogger logger, CameraId camera, string analyzer);
    }
}
