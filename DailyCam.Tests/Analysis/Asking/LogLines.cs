using Microsoft.Extensions.Logging;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Everything that is logged, at every level, as it would be written.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> lines = [];

    public string All
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
        {
            lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
