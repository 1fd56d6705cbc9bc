using System.Collections.Concurrent;
using System.Diagnostics;
using DailyCam.Core.Jobs;

namespace DailyCam.Tests.Jobs;

/// <summary>Does what the test says, and remembers each run.</summary>
public sealed class ScriptedHandler(Func<string, int, CancellationToken, Task> script) : IJobHandler
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public ScriptedHandler()
        : this(static (_, _, _) => Task.CompletedTask)
    {
    }

    public JobKind Kind { get; init; } = JobKind.Analysis;

    /// <summary>Those that do other kinds of work beside it.</summary>
    public IReadOnlyList<ScriptedHandler> Others { get; init; } = [];

    public ConcurrentQueue<(string Key, long At)> Runs { get; } = new();

    public ConcurrentQueue<(string Key, string Error)> GivenUp { get; } = new();

    public IProgress<double>? Progress { get; private set; }

    public int RunsOf(string key) => Runs.Count(run => run.Key == key);

    /// <summary>Times between the runs of a key.</summary>
    public IReadOnlyList<TimeSpan> Gaps(string key)
    {
        var at = Runs.Where(run => run.Key == key).Select(static run => run.At).ToList();
        return [.. at.Zip(at.Skip(1), static (a, b) => Stopwatch.GetElapsedTime(a, b))];
    }

    public Task ExecuteAsync(string key, IProgress<double> progress, CancellationToken cancellationToken)
    {
        Progress = progress;
        Runs.Enqueue((key, Stopwatch.GetTimestamp()));
        return script(key, counts.AddOrUpdate(key, 1, static (_, count) => count + 1), cancellationToken);
    }

    public Task GivenUpAsync(string key, string error, CancellationToken cancellationToken)
    {
        GivenUp.Enqueue((key, error));
        return Task.CompletedTask;
    }
}
