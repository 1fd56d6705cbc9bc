using DailyCam.Core.Frames;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>A picture that a model is to be asked about.</summary>
/// <param name="Frame">A copy of its own, as local vision saw it: nothing is covered yet.</param>
/// <param name="ChosenAt">Timestamp of the clock when it was chosen; what it is worth ends so long after.</param>
/// <param name="People">Counted by local vision at its last look; null when it has not looked lately.</param>
internal sealed record SnapshotPicture(VideoFrame Frame, long ChosenAt, int? People);
