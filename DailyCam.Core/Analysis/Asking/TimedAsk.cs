using System.Globalization;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>Runs one request with one time limit over all of it, connecting and reading included, and turns what the network does into values.</summary>
internal static class TimedAsk
{
    /// <exception cref="OperationCanceledException">The caller cancelled; nothing else is thrown on account of the network.</exception>
    public static async Task<ModelReply> RunAsync(TimeSpan limit, TimeProvider clock, DetailText words, Func<CancellationToken, Task<ModelReply>> ask, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            return await ask(both.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // A connection that is cut by the cancellation may say so as an error of its own.
            cancellationToken.ThrowIfCancellationRequested();
            return over.IsCancellationRequested
                ? new ModelReply { Outcome = ModelOutcome.TimedOut, Detail = string.Create(CultureInfo.InvariantCulture, $"No whole answer within {limit.TotalSeconds:0.###} s.") }
                : new ModelReply { Outcome = ModelOutcome.Unreachable, NeverArrived = IsBeforeSending(exception), Detail = words.Clean(exception.GetBaseException().Message) };
        }
    }

    /// <summary>Whether there never was a connection to send anything by.</summary>
    private static bool IsBeforeSending(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError };
}
