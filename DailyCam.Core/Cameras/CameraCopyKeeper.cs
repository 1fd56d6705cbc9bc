using System.Threading.Channels;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Cameras;

/// <summary>Keeps <see cref="CameraCopy"/> at what the database says.</summary>
internal sealed partial class CameraCopyKeeper(CameraStore cameras, CameraCopy copy, DatabaseBoard board, TimeProvider clock, ILogger<CameraCopyKeeper> logger) : ILoop
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        void OnChanged(CameraId camera) => changes.Writer.TryWrite(true);
        cameras.Changed += OnChanged;
        try
        {
            await board.Opened.WaitAsync(stoppingToken);
            OnChanged(default);
            while (await changes.Reader.WaitToReadAsync(stoppingToken))
            {
                changes.Reader.TryRead(out _);
                if (!await TryWriteAsync(stoppingToken))
                {
                    await Task.Delay(RetryDelay, clock, stoppingToken);
                    OnChanged(default);
                }
            }
        }
        finally
        {
            cameras.Changed -= OnChanged;
        }
    }

    private async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await copy.WriteAsync(await cameras.ListAsync(cancellationToken), cancellationToken);
            return true;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            Log.NotWritten(logger, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1081, LogLevel.Warning, "The copy of the cameras could not be written; it is tried again")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}
