namespace DailyCam.Core.Jobs;

/// <summary>What the engine is to be told of a committed row.</summary>
internal readonly record struct EngineOrder(EngineOrderKind Kind, JobItem Row);
