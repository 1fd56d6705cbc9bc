using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>What pictures come to at most, so that a family knows before it allows them. Money in millionths of the budget's currency.</summary>
/// <param name="PictureMicros">What is set aside for one picture.</param>
/// <param name="PicturesPerDay">Of one camera in which something moves day and night.</param>
/// <param name="LimitMicros">What the pictures of all cameras may cost in a day.</param>
public sealed record SnapshotCost(long PictureMicros, int PicturesPerDay, long LimitMicros)
{
    private const decimal Million = 1_000_000;

    /// <summary>What one camera can cost in a day: no more pictures than there are, and no more money than they may.</summary>
    public long DayMicros => Math.Min(PictureMicros * PicturesPerDay, LimitMicros);

    /// <param name="price">Of the model that is asked.</param>
    /// <param name="perPicture">Tokens that it counts for one picture at most.</param>
    public static SnapshotCost Of(TokenPrice price, SnapshotOptions options, int perPicture = ConfiguredModel.UsualTokensPerPicture)
    {
        var prompt = SnapshotPrompt.Render(new PromptFacts { StartsAt = DateTimeOffset.UnixEpoch, Seconds = 0 });
        var picture = new ModelMedia { Pictures = [new TimedPicture(0, ReadOnlyMemory<byte>.Empty)] };
        return new SnapshotCost(
            price.CostOf(new ModelUsage(TokenEstimate.Input(picture, prompt, perPicture), options.MaxOutputTokens)),
            (int)Math.Ceiling(TimeSpan.FromDays(1) / options.Interval),
            LimitOf(options));
    }

    internal static long LimitOf(SnapshotOptions options) => (long)(options.PerDay * Million);
}
