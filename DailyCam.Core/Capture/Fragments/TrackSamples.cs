namespace DailyCam.Core.Capture.Fragments;

/// <summary>What a chunk holds of one track. Immutable.</summary>
/// <param name="TrackId">As the moov numbers it.</param>
/// <param name="DecodeTime">Of the first sample, in ticks of the track.</param>
/// <param name="Samples">At least one, in decode order.</param>
/// <param name="Data">Their bytes, one after the other.</param>
internal sealed record TrackSamples(uint TrackId, long DecodeTime, IReadOnlyList<MediaSample> Samples, ReadOnlyMemory<byte> Data);
