using System.Diagnostics.CodeAnalysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>
/// Takes the pictures that were chosen and has each examined (<see cref="SnapshotExaminer"/> is one life). Never more than one of a camera at a time: a picture that comes while its camera's last one
/// is still being asked about is thrown away, never kept for later, because by then a newer one is worth more.
/// </summary>
internal sealed partial class SnapshotLoop(SnapshotInbox inbox, SnapshotExaminer examiner, ConsentStore consents, DatabaseBoard board, ILogger<SnapshotLoop> logger) : ILoop
{
    private readonly Dictionary<CameraId, Task> asking = [];
    private long dropped;

    /// <summary>Pictures that came too early.</summary>
    internal long Dropped => Interlocked.Read(ref dropped);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        await board.Opened.WaitAsync(stoppingToken);
        await consents.AnyAsync(stoppingToken); // Who chooses pictures asks what is in memory only.
        try
        {
            await foreach (var picture in inbox.Pictures.ReadAllAsync(stoppingToken))
            {
                Take(picture, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(asking.Values);
        }
    }

    private void Take(SnapshotPicture picture, CancellationToken stoppingToken)
    {
        var camera = picture.Frame.Camera;
        if (asking.TryGetValue(camera, out var last) && !last.IsCompleted)
        {
            Interlocked.Increment(ref dropped);
            Log.Dropped(logger, camera);
            return;
        }

        asking[camera] = ExamineAsync(picture, stoppingToken);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point: one picture that fails must not end the looking.")]
    private async Task ExamineAsync(SnapshotPicture picture, CancellationToken stoppingToken)
    {
        try
        {
            await examiner.ExamineAsync(picture, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The ledger says how far it had come.
        }
        catch (Exception exception)
        {
            Log.Failed(logger, picture.Frame.Camera, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1753, LogLevel.Information, "A picture of camera {Camera} is dropped: the last one is still being asked about")]
        public static partial void Dropped(ILogger logger, CameraId camera);

        [LoggerMessage(1754, LogLevel.Error, "A picture of camera {Camera} could not be examined")]
        public static partial void Failed(ILogger logger, CameraId camera, Exception exception);
    }
}
