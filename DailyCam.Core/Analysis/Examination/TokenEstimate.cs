using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Prompts;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>
/// How many tokens a question may take at most, so that enough money is set aside for it. Pure. Rather too many: what was set aside for nothing is free again a minute later, what was set aside
/// too little has overrun a budget. The provider's own count replaces it.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>Providers count 66 to 280 for a picture of a video.</summary>
    private const int PerVideoPicture = 280;

    /// <summary>32 a second at Gemini.</summary>
    private const int PerSoundSecond = 32;

    /// <summary>English takes four letters, Korean hardly more than one.</summary>
    private const double LettersPerToken = 1.5;

    /// <param name="perPicture">Tokens of a single picture at most (<see cref="ConfiguredModel.TokensPerPicture"/>).</param>
    public static long Input(ModelMedia media, RenderedPrompt prompt, int perPicture = ConfiguredModel.UsualTokensPerPicture)
    {
        var video = media.Video is null ? 0 : (Math.Ceiling(media.Seconds * media.Fps) + 1) * PerVideoPicture;
        var sound = media.HasSound ? Math.Ceiling(media.Seconds) * PerSoundSecond : 0;
        var letters = prompt.System.Length + prompt.Text.Length + prompt.Schema.Length;
        return (long)(video + sound + ((double)media.Pictures.Count * perPicture) + Math.Ceiling(letters / LettersPerToken));
    }
}
