using System.Data.Common;
using DailyCam.Core.Data;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Cameras;

/// <summary>The cameras that are to run: the database's, or, as long as it was never read since the start, those of the copy beside it.</summary>
public sealed partial class WantedCameras
{
    private readonly CameraStore store;
    private readonly CameraCopy copy;
    private readonly DatabaseBoard board;
    private readonly ILogger<WantedCameras> logger;
    private bool wasRead;
    private bool wasSaid;

    internal WantedCameras(CameraStore store, CameraCopy copy, DatabaseBoard board, ILogger<WantedCameras> logger) =>
        (this.store, this.copy, this.board, this.logger) = (store, copy, board, logger);

    /// <summary>The cameras, and whether they are the database's own word. One caller at a time.</summary>
    /// <exception cref="DbException">The database fails, and there is nothing to go by, or what runs is newer than the copy.</exception>
    public async Task<(IReadOnlyList<Camera> Cameras, bool Certain)> ListAsync(CancellationToken cancellationToken)
    {
        if (!board.Opened.IsCompleted && !wasRead && await FromCopyAsync(cancellationToken) is { Count: > 0 } early)
        {
            return (early, false);
        }

        try
        {
            var cameras = await store.ListAsync(cancellationToken);
            wasRead = true;
            return (cameras, true);
        }
        catch (Exception exception) when (!wasRead && PatientStart.IsAway(exception))
        {
            if (await FromCopyAsync(cancellationToken) is { Count: > 0 } kept)
            {
                return (kept, false);
            }

            throw;
        }
    }

    private async Task<IReadOnlyList<Camera>> FromCopyAsync(CancellationToken cancellationToken)
    {
        var cameras = await copy.ReadAsync(cancellationToken);
        if (cameras.Count > 0 && !wasSaid)
        {
            wasSaid = true;
            Log.FromCopy(logger, cameras.Count);
        }

        return cameras;
    }

    private static partial class Log
    {
        [LoggerMessage(1082, LogLevel.Warning, "The database cannot be read yet; {Count} cameras run as they were last known")]
        public static partial void FromCopy(ILogger logger, int count);
    }
}
