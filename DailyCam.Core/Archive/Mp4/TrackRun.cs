namespace DailyCam.Core.Archive.Mp4;

/// <summary>What a moof says of one track.</summary>
/// <param name="DecodeTime">Of the first sample, in ticks of the track.</param>
/// <param name="DecodeTimeOffset">Where that number lies in the moof.</param>
/// <param name="DecodeTimeIsLong">Whether it is 64 bits long (version 1).</param>
/// <param name="Duration">Sum of the sample durations in ticks.</param>
/// <param name="StartsWithSync">Whether the first sample can be decoded without any before it.</param>
internal readonly record struct TrackRun(uint TrackId, long DecodeTime, int DecodeTimeOffset, bool DecodeTimeIsLong, long Duration, int Samples, bool StartsWithSync);
