namespace DailyCam.Core.Capture.Fragments;

/// <summary>One sample of a track as its run tells it.</summary>
/// <param name="Duration">In ticks of the track.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Flags">Sample flags; bit 16 set means "no key frame".</param>
/// <param name="CompositionOffset">From decode time to the time it is shown, in ticks; may be negative.</param>
internal readonly record struct MediaSample(uint Duration, int Size, uint Flags, int CompositionOffset);
