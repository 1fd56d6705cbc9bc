using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>
/// What one recording is likely to cost by a model's price, before any was sent. Pure. Not what is set aside for it (<c>TokenEstimate</c>): that is more than any provider counts, so that no budget
/// is overrun, and would frighten as a forecast. Figures as providers documented and counted them in November 2026.
/// </summary>
public static class SegmentCost
{
    /// <summary>Gemini counts 66 to 70 for a picture of a video at its usual resolution, 258 to 280 at its highest.</summary>
    private const int LeastPerVideoPicture = 66;
    private const int MostPerVideoPicture = 280;

    /// <summary>For a single picture of 480 lines.</summary>
    private const int LeastPerPicture = 260;

    private const int PerSoundSecond = 32;

    /// <summary>The question with its instructions and schema, in English.</summary>
    private const int LeastPrompt = 2_000;
    private const int MostPrompt = 5_000;

    /// <summary>A quiet answer in two languages; a full one, with what the model thinks before.</summary>
    private const int LeastAnswer = 500;
    private const int MostAnswer = 4_000;

    /// <param name="pictures">That are shown of one recording.</param>
    /// <param name="soundSeconds">Seconds of sound sent along.</param>
    /// <param name="perPicture">Tokens that the model counts for a single picture at most; null when it is shown a video.</param>
    /// <param name="lookPictures">Pictures of one second look, which the dearer end has one of.</param>
    public static CostRange Of(TokenPrice price, double pictures, double soundSeconds, int? perPicture, double lookPictures)
    {
        var least = perPicture is { } few ? Math.Min(few, LeastPerPicture) : LeastPerVideoPicture;
        var most = perPicture ?? MostPerVideoPicture;
        var sound = soundSeconds * PerSoundSecond;
        return new CostRange(
            price.CostOf(new ModelUsage((long)((pictures * least) + sound) + LeastPrompt, LeastAnswer)),
            price.CostOf(new ModelUsage((long)((pictures * most) + sound) + MostPrompt, MostAnswer)) + price.CostOf(new ModelUsage((long)(lookPictures * most) + LeastPrompt, LeastAnswer)));
    }
}
