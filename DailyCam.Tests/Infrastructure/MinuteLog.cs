using Microsoft.Extensions.Logging;

namespace DailyCam.Tests.Infrastructure;

/// <summary>Counts what a log at its usual level would hold.</summary>
public sealed class MinuteLog<T>(TimeProvider clock) : ILogger<T>
{
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset At, string Text)> lines = [];

    public int Lines => Snapshot().Count;

    public int MostInAMinute => Snapshot() is var all ? all.Max(first => all.Count(line => line.At >= first.At && line.At - first.At < TimeSpan.FromMinutes(1))) : 0;

    public IReadOnlyList<string> Texts => [.. Snapshot().Select(static line => line.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (gate)
            {
                // A stack trace is as many lines as it has.
                lines.AddRange(Enumerable.Repeat((clock.GetUtcNow(), formatter(state, exception)), 1 + (exception?.ToString().Count(static letter => letter == '\n') ?? 0)));
            }
        }
    }

    private List<(DateTimeOffset At, string Text)> Snapshot()
    {
        lock (gate)
        {
            return [.. lines];
        }
    }
}
