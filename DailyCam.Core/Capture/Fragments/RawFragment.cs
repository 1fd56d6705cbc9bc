namespace DailyCam.Core.Capture.Fragments;

/// <summary>A fragment as it came out of FFmpeg, before it has a place on the wall clock.</summary>
/// <param name="Bytes">moof and mdat.</param>
/// <param name="Facts">What its moof says.</param>
public sealed record RawFragment(byte[] Bytes, FragmentFacts Facts);
