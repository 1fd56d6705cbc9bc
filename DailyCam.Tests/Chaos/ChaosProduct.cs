using System.Diagnostics;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Chaos;

/// <summary>The product over all its lives in a run: what each of them logged, when each began and ended, and what was left of it.</summary>
internal sealed class ChaosProduct(ProductProcess process) : IAsyncDisposable
{
    /// <summary>How long children may outlive it.</summary>
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(5);

    private readonly List<string> log = [];

    public ProductProcess Process { get; } = process;

    /// <summary>False between a kill and the moment it is ready again.</summary>
    public bool IsUp { get; private set; } = true;

    public int Lives { get; private set; } = 1;

    /// <summary>Children alive, or dead and not buried, 5 s after their product was.</summary>
    public int Orphans { get; private set; }

    /// <summary>All lives' lines.</summary>
    public IReadOnlyList<string> Log => [.. log, .. Process.Log];

    /// <summary>kill -9 and at once a new start; gives how long it took to be ready. <paramref name="between"/> runs while it is dead.</summary>
    public async Task<TimeSpan> KillAndStartAsync(Func<Task>? between = null)
    {
        IsUp = false;
        var children = Process.Children().Select(static child => child.Id).ToHashSet();
        await Process.Kill9Async();
        var watch = Stopwatch.StartNew();
        if (between is not null)
        {
            await between();
        }

        log.AddRange(Process.Log);
        var counting = CountOrphansAsync(children, watch);
        await Process.StartAgainAsync();
        IsUp = true;
        Lives++;
        var took = watch.Elapsed;
        await counting;
        return took;
    }

    /// <summary>SIGTERM; gives how long it took and the exit code, and counts what is left.</summary>
    public async Task<(TimeSpan Took, int Code)> StopAsync()
    {
        IsUp = false;
        var children = Process.Children().Select(static child => child.Id).ToHashSet();
        var watch = Stopwatch.StartNew();
        var code = await Process.StopAsync();
        var took = watch.Elapsed;
        await CountOrphansAsync(children, Stopwatch.StartNew());
        return (took, code);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private async Task CountOrphansAsync(HashSet<int> children, Stopwatch since)
    {
        while (since.Elapsed < OrphanLimit && children.Any(static id => ProcessFacts.Read(id) is not null))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        Orphans += children.Count(static id => ProcessFacts.Read(id) is not null);
    }
}
