namespace DailyCam.Core.Capture.Fragments;

/// <summary>What a track's samples have when neither the fragment nor the sample says otherwise (trex).</summary>
/// <param name="Duration">In ticks of the track.</param>
/// <param name="Flags">Sample flags; bit 16 set means "no key frame".</param>
public readonly record struct TrackDefaults(uint Duration, uint Flags);
