namespace DailyCam.Core.Analysis.Answers;

/// <summary>The same statement in both languages; neither is a translation of the other: both are made from the same facts.</summary>
public sealed record Bilingual(string Korean, string English)
{
    /// <param name="language">Two letters; anything but <c>en</c> reads Korean.</param>
    public string In(string language) => language == "en" ? English : Korean;
}
