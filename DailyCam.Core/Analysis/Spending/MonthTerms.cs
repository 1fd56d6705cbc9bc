using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Uploads;
using DailyCam.Core.Analysis.Verification;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What is shown of a recording by the settings, for <see cref="MonthReader"/>.</summary>
public sealed class MonthTerms(IOptions<ExaminationOptions> examination, IOptions<VerificationOptions> verification, IOptions<OpenAiOptions> openAi)
{
    /// <summary>What one recording of this length is likely to cost.</summary>
    internal CostRange CostOf(TokenPrice price, ConfiguredModel model, TimeSpan length, CopyOptions copies)
    {
        var isVideo = model.Analyzer == AnalyzerNames.Vertex;
        var pictures = length.TotalSeconds * copies.Fps;
        var look = 2 * verification.Value.ClipSeconds * verification.Value.ClipFps;
        return SegmentCost.Of(
            price,
            isVideo ? pictures : Math.Min(pictures, copies.MaxPictures),
            isVideo && examination.Value.Sound ? length.TotalSeconds : 0,
            isVideo ? null : openAi.Value.TokensPerPicture > 0 ? openAi.Value.TokensPerPicture : ConfiguredModel.UsualTokensPerPicture,
            look);
    }
}
