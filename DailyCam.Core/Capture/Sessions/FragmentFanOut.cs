using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>
/// Hands each fragment to every consumer of a camera. One that throws has a bug; the others, and the capture, must not notice. The bug is a fault of the branch that has it.
/// </summary>
internal sealed partial class FragmentFanOut(CameraId camera, IReadOnlyList<IFragmentConsumer> consumers, FaultLog faults, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    /// <summary>A consumer that cannot finish (dead storage) must not keep the camera from being switched off.</summary>
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(5);

    // The archive and the decoder close themselves what an earlier life of theirs left.
    private readonly PartTrouble[] troubles =
        [.. consumers.Select(consumer => new PartTrouble(faults, camera, consumer.FailsAs, StageOf(consumer.FailsAs), clock, mayBeOpen: consumer.FailsAs == FaultKind.StreamingBranch))];

    private readonly (int Index, IChunkConsumer Consumer)[] early = [.. consumers.Index().Where(static one => one.Item is IChunkConsumer).Select(static one => (one.Index, (IChunkConsumer)one.Item))];

    private CaptureAttemptId? failedIn;

    public void Accept(MediaFragment fragment)
    {
        for (var i = 0; i < consumers.Count; i++)
        {
            var consumer = consumers[i];
            if (Guard(i, fragment.Init.Attempt, () => consumer.Accept(fragment)))
            {
                troubles[i].Works();
            }
        }
    }

    /// <summary>To those who do not wait for a fragment; null for one that nobody may have.</summary>
    public void Accept(MediaChunk? chunk)
    {
        foreach (var (index, consumer) in chunk is null ? [] : early)
        {
            Guard(index, chunk!.Init.Attempt, () => consumer.Accept(chunk));
        }
    }

    public void EndAttempt(CaptureAttemptId attempt)
    {
        for (var i = 0; i < consumers.Count; i++)
        {
            var consumer = consumers[i];
            Guard(i, attempt, () => consumer.EndAttempt(attempt));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(consumers.Select(DisposeAsync));
        foreach (var trouble in troubles)
        {
            trouble.Dispose();
        }
    }

    private static FaultStage StageOf(FaultKind kind) => kind == FaultKind.Decoder ? FaultStage.Frames : FaultStages.Of(kind);

    private static FaultReason ReasonOf(FaultKind kind) => kind switch
    {
        FaultKind.StreamingBranch => FaultReason.PackagingFailed,
        FaultKind.RecordingBranch => FaultReason.WriterFailed,
        FaultKind.Decoder => FaultReason.DecoderEnded,
        _ => FaultReason.Unknown,
    };

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of consumers: a bug in one must not stop the others.")]
    private async Task DisposeAsync(IFragmentConsumer consumer)
    {
        try
        {
            await consumer.DisposeAsync().AsTask().WaitAsync(DisposeLimit, TimeProvider.System);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, camera, consumer.GetType().Name, exception);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of consumers: a bug in one must not stop the others.")]
    private bool Guard(int index, CaptureAttemptId attempt, Action call)
    {
        var consumer = consumers[index];
        try
        {
            call();
            return true;
        }
        catch (Exception exception)
        {
            troubles[index].Failed(ReasonOf(consumer.FailsAs), exception.Message);
            // Twice a second for ever would fill the log: once an attempt says it.
            if (failedIn != attempt)
            {
                failedIn = attempt;
                Log.Failed(logger, camera, consumer.GetType().Name, exception);
            }

            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1110, LogLevel.Error, "Camera {Camera}: {Consumer} failed on a fragment; the others go on")]
        public static partial void Failed(ILogger logger, CameraId camera, string consumer, Exception exception);
    }
}
