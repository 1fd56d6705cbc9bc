using DailyCam.Core.Archive;

namespace DailyCam.Web.Api;

/// <summary>What an export would come to. <paramref name="Seconds"/> are those of the finished clip, which begins and ends at key frames; <paramref name="MissingSeconds"/> those of what was asked for that are not recorded.</summary>
internal sealed record ExportEstimateAnswer(long Bytes, double Seconds, double MissingSeconds)
{
    public static ExportEstimateAnswer Of(ExportEstimate estimate) => new(estimate.Bytes, estimate.Length.TotalSeconds, estimate.Missing.TotalSeconds);
}
