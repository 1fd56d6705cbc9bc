namespace DailyCam.Core.Data;

/// <summary>How the nightly backups go, for others to read. Safe from any thread.</summary>
public sealed class BackupBoard
{
    private long failedTicks;

    /// <summary>When the first of the backups failed that none has made up for since; null while all is well.</summary>
    public DateTimeOffset? FailedSince => Interlocked.Read(ref failedTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    internal void Failed(DateTimeOffset at) => Interlocked.CompareExchange(ref failedTicks, at.UtcTicks, 0);

    internal void Made() => Interlocked.Exchange(ref failedTicks, 0);
}
