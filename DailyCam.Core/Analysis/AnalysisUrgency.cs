using DailyCam.Core.Jobs;

namespace DailyCam.Core.Analysis;

/// <summary>Whether the examination of a recording belongs to what happens now. Told by the age of the recording, so it does not matter who found it. Pure.</summary>
internal static class AnalysisUrgency
{
    /// <summary>Three files of the usual length: what a restart or a disk that was away for a moment delays is still of now.</summary>
    public static readonly TimeSpan LiveFor = TimeSpan.FromMinutes(30);

    public static JobUrgency Of(DateTimeOffset recordedUntil, DateTimeOffset now) => now - recordedUntil <= LiveFor ? JobUrgency.Live : JobUrgency.Backlog;
}
