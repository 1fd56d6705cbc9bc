using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>What came of making a copy.</summary>
/// <param name="Media">What may leave the house; null unless it was made.</param>
public sealed record UploadCopy(CopyOutcome Outcome, ModelMedia? Media = null)
{
    public static UploadCopy Gone { get; } = new(CopyOutcome.Gone);

    public static UploadCopy TooLarge { get; } = new(CopyOutcome.TooLarge);
}
