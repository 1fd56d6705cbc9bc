using DailyCam.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Cameras;

/// <summary>
/// Empties <c>data/tmp</c> when the process starts: what a killed process was receiving is nobody's any more. Runs after the data folder was taken
/// and before any loop, so nothing can be writing there.
/// </summary>
internal sealed partial class TemporarySweep(DataLayout layout, ILogger<TemporarySweep> logger) : IHostedService
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var (files, bytes) = (0, 0L);
        foreach (var file in new DirectoryInfo(layout.Temporary).EnumerateFiles("*", Everything))
        {
            try
            {
                var length = file.Length;
                file.Delete();
                (files, bytes) = (files + 1, bytes + length);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A leftover costs room; not starting costs the cameras.
                Log.Left(logger, file.Name, exception.Message);
            }
        }

        if (files > 0)
        {
            Log.Swept(logger, files, bytes);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1022, LogLevel.Information, "Took away {Files} unfinished files ({Bytes} bytes) of an earlier run")]
        public static partial void Swept(ILogger logger, int files, long bytes);

        [LoggerMessage(1023, LogLevel.Warning, "{File} of an earlier run could not be taken away: {Reason}")]
        public static partial void Left(ILogger logger, string file, string reason);
    }
}
