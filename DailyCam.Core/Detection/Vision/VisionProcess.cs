using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using DailyCam.Core.Frames;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Detection.Vision;

/// <summary>
/// Keeps one vision child for all cameras (<see cref="VisionRun"/> is one life of it) and is the detector they ask. The child may crash, hang or be
/// killed: pictures then come back unanswered, and a new child is there a moment later.
/// </summary>
internal sealed partial class VisionProcess(
    IOptions<DetectionOptions> options, IMediaProcessLauncher launcher, FaultLog faults, TimeProvider clock, ILogger<VisionProcess> logger) : IFrameDetector, ILoop, IDisposable
{
    /// <summary>At once after a life that worked; longer when it dies each time before it has answered, which a missing library does.</summary>
    private static readonly TimeSpan[] RestartDelays =
        [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)];

    /// <summary>Deaths in a row that the log is told of; the fault counts the rest.</summary>
    private const int LoudFailures = 3;

    // One child serves all cameras: while it is away, nobody is watched over.
    private readonly PartTrouble trouble = new(faults, null, FaultKind.Decoder, FaultStage.Vision, clock);
    private readonly VisionQueue queue = new();
    private VisionRun? run;

    /// <summary>Process id of the present child; for tests that kill it.</summary>
    internal int? ProcessId => Volatile.Read(ref run)?.ProcessId;

    public async Task<IReadOnlyList<DetectedObject>?> DetectAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        var request = new VisionRequest(frame);
        queue.Put(request);
        try
        {
            // Waiting for its turn and for the answer: an answer later than this is about the past.
            return await request.Answer.WaitAsync(options.Value.AnswerTimeout * 2, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            request.GiveUp();
            return null;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of the vision child: whatever ends one life, the next begins.")]
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var life = new VisionRun(options.Value, launcher, queue, clock) { Works = trouble.Works };
            Volatile.Write(ref run, life);
            try
            {
                await life.ServeAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures = life.Answered > 0 ? 1 : Math.Min(failures + 1, RestartDelays.Length);
                trouble.Failed(exception is FileNotFoundException ? FaultReason.VisionMissing : FaultReason.VisionEnded, exception.Message);
                if (failures <= LoudFailures)
                {
                    Log.Restarting(logger, exception.Message, exception);
                }

                await Task.Delay(RestartDelays[failures - 1], clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose()
    {
        trouble.Dispose();
        queue.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1410, LogLevel.Warning, "The vision process is started again: {Reason}")]
        public static partial void Restarting(ILogger logger, string reason, Exception exception);
    }
}
