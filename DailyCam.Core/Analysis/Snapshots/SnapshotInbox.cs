using System.Threading.Channels;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Where the cameras leave the pictures that were chosen. Whoever leaves one never waits: when too many lie here the oldest is thrown away, because it is worth least.</summary>
internal sealed class SnapshotInbox
{
    /// <summary>More cameras than one home has, all choosing in the same moment; nobody waits here but for the moment that a request takes to be begun.</summary>
    private const int Capacity = 16;

    private readonly Channel<SnapshotPicture> pictures =
        Channel.CreateBounded<SnapshotPicture>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public ChannelReader<SnapshotPicture> Pictures => pictures.Reader;

    public void Leave(SnapshotPicture picture) => pictures.Writer.TryWrite(picture);
}
