namespace DailyCam.Core.Housekeeping;

/// <summary>What the last look of retention came to, for others to read. Safe from any thread.</summary>
public sealed class RetentionBoard
{
    private long missingBytes;

    /// <summary>Room that deleting could not make: zero, unless something else fills the disk.</summary>
    public long MissingBytes
    {
        get => Interlocked.Read(ref missingBytes);
        internal set => Interlocked.Exchange(ref missingBytes, value);
    }
}
