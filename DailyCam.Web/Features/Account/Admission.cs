namespace DailyCam.Web.Features.Account;

/// <summary>The right of one caller to an answer that does not end by itself. Dispose it with the answer.</summary>
internal sealed class Admission(CancellationTokenSource source, IDisposable parts) : IDisposable
{
    /// <summary>Cancelled when the caller leaves, signs out or is no longer let in.</summary>
    public CancellationToken Ended { get; } = source.Token;

    public void Dispose()
    {
        parts.Dispose();
        source.Dispose();
    }
}
