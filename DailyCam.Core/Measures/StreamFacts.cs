namespace DailyCam.Core.Measures;

/// <summary>What is known of a stream besides its fragments.</summary>
/// <param name="VideoCodec">What the camera sends; null for a source without one.</param>
/// <param name="SendsSound">Whether the camera sends sound.</param>
/// <param name="Transcoding">Whether FFmpeg re-encodes the pictures.</param>
internal readonly record struct StreamFacts(string? VideoCodec, bool SendsSound, bool Transcoding);
