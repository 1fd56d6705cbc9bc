using DailyCam.Core.Hosting;

namespace DailyCam.Core.Cameras;

/// <summary>Takes away uploads in parts that nobody went on with for <see cref="UploadOptions.UnfinishedHours"/>.</summary>
internal sealed class UnfinishedSweep(UploadParts parts, TimeProvider clock) : ILoop
{
    /// <summary>Against hours, ten minutes more are nothing.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            parts.Sweep();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
