using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>The one picture that a model is shown, and what was painted over in it.</summary>
internal sealed record SnapshotCopy(CameraId Camera, string Analyzer, IReadOnlyList<IReadOnlyList<ZonePoint>> Masks, ModelMedia Media);
