using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>All that is known of a picture before a model looks at it.</summary>
/// <param name="Camera">As it is now.</param>
internal sealed record SnapshotSubject(Camera Camera, PromptFacts Facts);
