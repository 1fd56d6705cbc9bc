using DailyCam.Core.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Data;

/// <summary>
/// A file that holds room in the data folder. When the disk is full it is given free first, so that incidents, faults and sessions can still be written
/// while retention or a person makes room; when there is room again it is made anew.
/// </summary>
internal sealed partial class DiskBallast(DataLayout layout, IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<DiskBallast> logger) : ILoop
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Less than this is full for a database that writes a log beside itself.</summary>
    private const long FullBelow = 8 * Megabyte;

    /// <summary>What must be left over besides the ballast before it is made again; above the archive's own reserve, so that the two never take turns.</summary>
    private const long RoomBeside = 256 * Megabyte;

    /// <summary>A camera writes at most some megabytes in this time.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long Bytes => options.Value.BallastMegabytes * Megabyte;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                Look(new DriveInfo(layout.Root).AvailableFreeSpace);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The disk does not answer now; it is asked again in a moment.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <param name="free">Free bytes of the data folder's disk.</param>
    internal void Look(long free)
    {
        var held = File.Exists(layout.Ballast);
        if (held && (Bytes == 0 || free < FullBelow))
        {
            File.Delete(layout.Ballast);
            Log.Freed(logger, options.Value.BallastMegabytes, layout.Root);
        }
        else if (!held && Bytes > 0 && free > Bytes + RoomBeside)
        {
            // Really taken, not only a length: blocks are given to it first.
            using var file = new FileStream(layout.Ballast, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = Bytes });
            file.SetLength(Bytes);
            Log.Made(logger, options.Value.BallastMegabytes, layout.Root);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1965, LogLevel.Error, "The disk of {Folder} is full: the {Megabytes} MB held back for the databases are given free. Make room")]
        public static partial void Freed(ILogger logger, int megabytes, string folder);

        [LoggerMessage(1966, LogLevel.Information, "{Megabytes} MB are held back in {Folder} for the databases")]
        public static partial void Made(ILogger logger, int megabytes, string folder);
    }
}
