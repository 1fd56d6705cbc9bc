using System.Collections.Concurrent;

namespace DailyCam.Core.Archive;

/// <summary>Rows whose file was not on the disk when recovery looked: they are not offered for playing. Safe from any thread.</summary>
internal sealed class MissingFiles
{
    private readonly ConcurrentDictionary<ArchiveSegmentId, bool> missing = new();

    private long edition;

    /// <summary>Another number after each <see cref="Replace"/>.</summary>
    public long Edition => Volatile.Read(ref edition);

    public bool Contains(ArchiveSegmentId id) => missing.ContainsKey(id);

    public void Replace(IEnumerable<ArchiveSegmentId> ids)
    {
        missing.Clear();
        foreach (var id in ids)
        {
            missing[id] = true;
        }

        Interlocked.Increment(ref edition);
    }
}
