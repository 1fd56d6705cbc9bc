using DailyCam.Core.Cameras;
using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

/// <summary>A moment worth keeping as a clip.</summary>
/// <param name="Clip">What the clip would show.</param>
public sealed record Highlight(HighlightKind Kind, CameraId Camera, Stretch Clip, CitedSentence Sentence);
