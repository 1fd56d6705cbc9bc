using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Archive;

/// <summary>
/// Takes one camera's fragments off the capture path and writes them on a thread of its own: a disk that is slow, full, gone or hung beyond reach stops this thread and nothing else.
/// The thread is not from the pool, because a hung disk would hold it for ever.
/// </summary>
internal sealed partial class ArchiveWriter : IFragmentConsumer
{
    /// <summary>Longest sleep of the thread; the sync interval is looked at that often.</summary>
    private static readonly TimeSpan MaxSleep = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a stop waits for the disk: the last fsync and the reading back of a ten-minute file, with a margin. A hung disk is left behind.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    /// <summary>Pause after a bug showed itself: one that shows itself at every fragment must neither take a core nor write more than ten lines a minute. The backlog loses nothing meanwhile.</summary>
    private static readonly TimeSpan CrashPause = TimeSpan.FromSeconds(6);

    private readonly FragmentBacklog backlog;
    private readonly ArchiveRecorder recorder;
    private readonly CameraId camera;
    private readonly TimeProvider clock;
    private readonly CancellationToken stopping;
    private readonly Action<ArchiveWriter> disposed;
    private readonly ILogger logger;
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ArchiveWriter(
        CameraId camera, FragmentBacklog backlog, ArchiveRecorder recorder, TimeProvider clock, Action<ArchiveWriter> disposed, ILogger logger, CancellationToken stopping)
    {
        (this.camera, this.backlog, this.recorder, this.clock, this.stopping, this.disposed, this.logger) = (camera, backlog, recorder, clock, stopping, disposed, logger);
        new Thread(Run) { IsBackground = true, Name = $"archive {camera}" }.Start();
    }

    public CameraId Camera => camera;

    public FaultKind FailsAs => FaultKind.RecordingBranch;

    public ArchiveRecorder Recorder => recorder;

    public TimeSpan Backlog => backlog.Media;

    public void Accept(MediaFragment fragment) => backlog.Add(fragment);

    public void EndAttempt(CaptureAttemptId attempt) => backlog.AddEnd();

    public async ValueTask DisposeAsync()
    {
        backlog.Complete();
        try
        {
            await finished.Task.WaitAsync(StopLimit, clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            Log.Hung(logger, camera, backlog.Media.TotalSeconds);
        }

        disposed(this);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of the archive thread: a bug here must not end recording for good.")]
    private void Run()
    {
        while (true)
        {
            try
            {
                RunRecorder();
                break;
            }
            catch (Exception exception)
            {
                Log.Crashed(logger, camera, exception);
                recorder.Faults.Crashed(exception);
                if (PauseUnlessCompleted())
                {
                    break;
                }
            }
        }

        if (!stopping.IsCancellationRequested)
        {
            recorder.Faults.NotWanted();
        }

        recorder.Post(stopped: true);
        finished.SetResult();
    }

    private bool PauseUnlessCompleted()
    {
        var began = clock.GetTimestamp();
        while (!backlog.WaitForCompletion(MaxSleep))
        {
            if (clock.GetElapsedTime(began) >= CrashPause)
            {
                return false;
            }
        }

        return true;
    }

    private void RunRecorder()
    {
        var lastChance = false;
        while (true)
        {
            if (recorder.RetryIn is { } wait)
            {
                if (!backlog.WaitForCompletion(wait < MaxSleep ? wait : MaxSleep) && recorder.RetryIn > TimeSpan.Zero)
                {
                    continue;
                }

                if (backlog.Completed && lastChance)
                {
                    return;
                }

                lastChance = backlog.Completed;
                recorder.Retry();
                continue;
            }

            switch (backlog.Take(MaxSleep, out var fragment))
            {
                case BacklogTake.Fragment:
                    recorder.Write(fragment!);
                    break;
                case BacklogTake.AttemptEnded:
                    recorder.End(ClosedBy);
                    break;
                case BacklogTake.Nothing:
                    recorder.Tick();
                    break;
                default:
                    recorder.End(ClosedBy);
                    if (recorder.RetryIn is null || lastChance)
                    {
                        return;
                    }

                    break;
            }
        }
    }

    private SegmentClosedBy ClosedBy => stopping.IsCancellationRequested ? SegmentClosedBy.Shutdown : SegmentClosedBy.AttemptEnded;

    private static partial class Log
    {
        [LoggerMessage(1610, LogLevel.Error, "Camera {Camera}: the archive disk hangs; {Seconds} s of recording in memory are given up")]
        public static partial void Hung(ILogger logger, CameraId camera, double seconds);

        [LoggerMessage(1611, LogLevel.Error, "Camera {Camera}: the archive writer failed and is started again")]
        public static partial void Crashed(ILogger logger, CameraId camera, Exception exception);
    }
}
