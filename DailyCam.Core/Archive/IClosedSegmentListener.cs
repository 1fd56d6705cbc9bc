namespace DailyCam.Core.Archive;

/// <summary>Told of each archive segment after its row is committed. Must return within milliseconds: it runs on the archive's own worker, never on the capture path.</summary>
public interface IClosedSegmentListener
{
    Task SegmentClosedAsync(ArchiveSegment segment, CancellationToken cancellationToken);
}
