using DailyCam.Core.Archive;

namespace DailyCam.Core.Analysis;

/// <summary>Examines one archive segment: locally (default), by Vertex AI, or by any OpenAI-compatible server. One contract for all three.</summary>
public interface ISegmentAnalyzer
{
    /// <summary><c>local</c>, <c>vertex</c> or <c>openai</c>.</summary>
    string Name { get; }

    /// <summary>Part of the idempotency key: a new version examines again, the same one never pays twice.</summary>
    string PromptVersion { get; }

    Task<AnalysisResult> AnalyseAsync(ArchiveSegment segment, CancellationToken cancellationToken);
}
