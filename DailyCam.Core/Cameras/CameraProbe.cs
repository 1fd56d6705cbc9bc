using System.Runtime.CompilerServices;
using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Cameras;

/// <summary>
/// The connection test. Steps come one by one, so that a parent sees how far it got; the first that fails ends the test with a problem that says what to do.
/// Nothing is stored, and nothing else is disturbed.
/// </summary>
public sealed class CameraProbe(CameraStore cameras, UploadStore uploads, StreamProbe streams, PreviewPicture preview, TimeProvider clock)
{
    /// <summary>Long enough to see the second key frame of a camera that sends one each four seconds.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(6);

    /// <summary>Tests a source as somebody typed it.</summary>
    /// <param name="draft">May leave the password out when <paramref name="stored"/> names the camera that has it.</param>
    /// <param name="stored">The camera that is being edited; null for a new one.</param>
    /// <param name="cancellationToken">Ends the test and its children.</param>
    public async IAsyncEnumerable<ProbeStep> RunAsync(SourceDraft? draft, CameraId? stored, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (clean, problems) = CameraValidation.Check(draft);
        var (input, problem) = problems.Count > 0 ? (null, problems[0]) : await OpenAsync(clean, stored, cancellationToken);
        if (input is null)
        {
            yield return new(ProbeStage.Check, ProbeState.Failed) { Problem = problem };
            yield break;
        }

        var url = SourceUrl.TryParse(clean.Url, clean.Kind, "source.url", out var parsed, out _) ? parsed : null;
        await foreach (var step in Reach(url, cancellationToken))
        {
            yield return step;
            if (step.State == ProbeState.Failed)
            {
                yield break;
            }
        }

        await foreach (var step in Look(input, url, clean.User is not null, cancellationToken))
        {
            yield return step;
        }
    }

    private async IAsyncEnumerable<ProbeStep> Reach(SourceUrl? url, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (url is null)
        {
            yield break;
        }

        yield return new(ProbeStage.Resolve, ProbeState.Running);
        var (addresses, problem) = await HostReach.ResolveAsync(url, HostReach.Limit, clock, cancellationToken);
        yield return Ended(ProbeStage.Resolve, problem);
        if (problem is not null)
        {
            yield break;
        }

        yield return new(ProbeStage.Connect, ProbeState.Running);
        yield return Ended(ProbeStage.Connect, await HostReach.ConnectAsync(url, addresses, HostReach.Limit, clock, cancellationToken));
    }

    private async IAsyncEnumerable<ProbeStep> Look(MediaInput input, SourceUrl? url, bool hasLogin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = url is null ? ProbeStage.Read : ProbeStage.SignIn;
        yield return new(first, ProbeState.Running);
        var result = await streams.ProbeAsync(input, TimeSpan.Zero, cancellationToken);
        var failed = Failure(result, input.Kind, url, hasLogin);
        var stages = new[] { ProbeStage.SignIn, ProbeStage.Read, ProbeStage.Codec }.Where(stage => stage >= first);
        foreach (var stage in stages.TakeWhile(stage => failed is null ? stage < ProbeStage.Codec : stage < failed.Stage))
        {
            yield return new(stage, ProbeState.Passed);
        }

        yield return failed ?? ProbeFindings.Codec(result, input.Kind);
        if (failed is not null || input.Kind == SourceKind.Demo)
        {
            yield break;
        }

        yield return new(ProbeStage.Preview, ProbeState.Running);
        yield return await PreviewAsync(input, cancellationToken);
        if (result.VideoCodec != "mjpeg")
        {
            yield return new(ProbeStage.KeyFrames, ProbeState.Running);
            yield return ProbeFindings.KeyFrames(await streams.ProbeAsync(input, Watch, cancellationToken), Watch);
        }
    }

    private static ProbeStep? Failure(StreamProbeResult result, SourceKind kind, SourceUrl? url, bool hasLogin) => result switch
    {
        { Fault: { } fault } => ProbeFindings.Failed(fault, kind, url, hasLogin),
        { HasVideo: false } => ProbeFindings.Failed(new FaultCause(FaultKind.Decoder, FaultReason.NoVideo), kind, url, hasLogin),
        _ => null,
    };

    private async Task<ProbeStep> PreviewAsync(MediaInput input, CancellationToken cancellationToken) =>
        await preview.TakeAsync(input, cancellationToken) is { } picture
            ? new(ProbeStage.Preview, ProbeState.Passed) { Preview = picture }
            : new(ProbeStage.Preview, ProbeState.Warned) { Problem = new Problem(CameraProblems.ProbeNoPreview) };

    private async Task<(MediaInput? Input, Problem? Problem)> OpenAsync(SourceDraft clean, CameraId? stored, CancellationToken cancellationToken)
    {
        switch (clean.Kind)
        {
            case SourceKind.Demo:
                return (new MediaInput { Kind = SourceKind.Demo }, null);
            case SourceKind.File:
                return await uploads.FindAsync(clean.UploadId!.Value, cancellationToken) is { } upload
                    ? (MediaInput.ForFile(uploads.PathOf(upload.Id)), null)
                    : (null, new Problem(CameraProblems.UploadMissing, "source.uploadId"));
            default:
                var (password, problem) = await PasswordAsync(clean, stored, cancellationToken);
                var input = problem is null ? MediaInput.ForUrl(clean.Kind, clean.Url, clean.User, password) : null;
                return (input, input is null ? problem ?? new Problem(CameraProblems.UrlInvalid, "source.url") : null);
        }
    }

    private async Task<(string? Password, Problem? Problem)> PasswordAsync(SourceDraft clean, CameraId? stored, CancellationToken cancellationToken)
    {
        if (clean.Password is not null || stored is not { } id || await cameras.FindAsync(id, cancellationToken) is not { } camera)
        {
            return (clean.Password, null);
        }

        var (_, password, lost) = cameras.Login(camera.Source);
        return (password, lost ? new Problem(CameraProblems.PasswordNeeded, "source.password") : StoredSource.PasswordProblem(clean, camera.Source));
    }

    private static ProbeStep Ended(ProbeStage stage, Problem? problem) => new(stage, problem is null ? ProbeState.Passed : ProbeState.Failed) { Problem = problem };
}
