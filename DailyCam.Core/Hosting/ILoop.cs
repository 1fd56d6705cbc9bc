namespace DailyCam.Core.Hosting;

/// <summary>Something that runs as long as the process does. <see cref="LoopHost{TLoop}"/> starts it, and starts it again should it ever fail.</summary>
public interface ILoop
{
    Task RunAsync(CancellationToken stoppingToken);
}
