using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Hosting;

/// <summary>
/// Runs one <see cref="ILoop"/> for the life of the process. A loop has its own supervision; what still escapes it must not end the
/// process (the .NET default), because a bug in one feature would then stop every camera.
/// </summary>
public sealed partial class LoopHost<TLoop>(TLoop loop, TimeProvider clock, ILogger<LoopHost<TLoop>> logger) : BackgroundService
    where TLoop : ILoop
{
    /// <summary>Long enough not to spin on a fault that repeats at once, short enough that a camera is not left alone.</summary>
    private static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(2);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point of every loop.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leave the host's start-up thread at once: a loop that works before its first await must not hold up the others.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await loop.RunAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, typeof(TLoop).Name, exception);
            }

            await Task.Delay(RestartDelay, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Error, "{Loop} failed and is started again")]
        public static partial void Failed(ILogger logger, string loop, Exception exception);
    }
}
