namespace DailyCam.Core.Analysis.Asking;

/// <summary>One picture of a sampled stretch.</summary>
/// <param name="Second">Seconds after the stretch's start, 0 or more.</param>
public sealed record TimedPicture(double Second, ReadOnlyMemory<byte> Jpeg);
