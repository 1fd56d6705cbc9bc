using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>Hands each fragment to every consumer of a camera. One that throws has a bug; the others, and the capture, must not notice.</summary>
internal sealed partial class FragmentFanOut(CameraId camera, IReadOnlyList<IFragmentConsumer> consumers, ILogger logger) : IAsyncDisposable
{
    /// <summary>A consumer that cannot finish (dead storage) must not keep the camera from being switched off.</summary>
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(5);

    private CaptureAttemptId? failedIn;

    public void Accept(MediaFragment fragment)
    {
        foreach (var consumer in consumers)
        {
            Guard(consumer, fragment.Init.Attempt, () => consumer.Accept(fragment));
        }
    }

    public void EndAttempt(CaptureAttemptId attempt)
    {
        foreach (var consumer in consumers)
        {
            Guard(consumer, attempt, () => consumer.EndAttempt(attempt));
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(consumers.Select(DisposeAsync));

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
    private void Guard(IFragmentConsumer consumer, CaptureAttemptId attempt, Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            // Twice a second for ever would fill the log: once an attempt says it.
            if (failedIn != attempt)
            {
                failedIn = attempt;
                Log.Failed(logger, camera, consumer.GetType().Name, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1110, LogLevel.Error, "Camera {Camera}: {Consumer} failed on a fragment; the others go on")]
        public static partial void Failed(ILogger logger, CameraId camera, string consumer, Exception exception);
    }
}
