using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Data;

/// <summary>
/// Start-up work that needs a database: done at once where that is possible, otherwise again and again beside everything else. A database that is locked,
/// full or away must not keep the process from starting, because the cameras can be recorded without it.
/// </summary>
public sealed partial class PatientStart(TimeProvider clock, ILogger<PatientStart> logger) : IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();

    /// <summary>Returns when the work is done, or when it has to go on in the background. Throws what is no matter of the database.</summary>
    /// <param name="what">For the log.</param>
    /// <param name="after">What must have happened first; an incomplete task puts the work into the background at once.</param>
    public async Task RunAsync(string what, Task after, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (after.IsCompleted)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (Exception exception) when (IsAway(exception))
            {
                Log.Postponed(logger, what, exception);
            }
        }

        _ = Task.Run(() => UntilDoneAsync(what, after, work, stopping.Token), CancellationToken.None);
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    /// <summary>Whether a failure is the database's (locked, full, no disk) and may be over in a moment.</summary>
    public static bool IsAway(Exception exception) =>
        exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException || exception.GetBaseException() is DbException;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The supervision point: what fails here is said, and the process goes on.")]
    private async Task UntilDoneAsync(string what, Task after, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await after.WaitAsync(cancellationToken);
            while (!await TryAsync(work, cancellationToken))
            {
                await Task.Delay(RetryDelay, clock, cancellationToken);
            }

            Log.Done(logger, what);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, what, exception);
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private static async Task<bool> TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            return true;
        }
        catch (Exception exception) when (IsAway(exception))
        {
            return false; // Said once, when it was postponed; the board shows it as long as it lasts.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1952, LogLevel.Error, "{What} cannot be opened and is tried again every few seconds; cameras are watched and recorded meanwhile")]
        public static partial void Postponed(ILogger logger, string what, Exception exception);

        [LoggerMessage(1953, LogLevel.Information, "{What} is open")]
        public static partial void Done(ILogger logger, string what);

        [LoggerMessage(1954, LogLevel.Critical, "{What} cannot be opened; restart DailyCam when the cause is gone")]
        public static partial void Failed(ILogger logger, string what, Exception exception);
    }
}
