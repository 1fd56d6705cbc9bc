using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Archive.Mp4;

/// <summary>The tracks of a file and the ticks per second of each.</summary>
internal readonly record struct TrackClocks(uint VideoTrackId, uint VideoTimescale, uint? AudioTrackId, uint? AudioTimescale)
{
    public static TrackClocks Of(InitSegment init) => new(init.VideoTrackId, init.VideoTimescale, init.AudioTrackId, init.AudioTimescale);

    public static TrackClocks Of(ArchiveFileHeader header) => new(header.VideoTrackId, header.VideoTimescale, header.AudioTrackId, header.AudioTimescale);

    /// <summary>Null for a track that is neither.</summary>
    public uint? Timescale(uint trackId) =>
        trackId == VideoTrackId ? VideoTimescale :
        trackId == AudioTrackId ? AudioTimescale : null;
}
