using DailyCam.Core.Hosting;

namespace DailyCam.Core.Archive;

/// <summary>Forgets links that stopped working long ago, at the start and once a day.</summary>
internal sealed class ShareSweep(ShareLinks links, TimeProvider clock) : ILoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            await links.TrimAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
