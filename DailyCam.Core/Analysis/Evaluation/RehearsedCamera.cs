using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>As much of a camera as it takes to say which model looks at it.</summary>
/// <param name="Chain">Its analyzers in their order.</param>
/// <param name="Allowed">The analyzers to which the family lets its footage go.</param>
public sealed record RehearsedCamera(CameraId Id, string Name, IReadOnlyList<string> Chain, IReadOnlySet<string> Allowed);
