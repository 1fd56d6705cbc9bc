using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Live;

/// <summary>The player's words, handed over once: it must go on speaking when the circuit is gone.</summary>
internal static class PlayerTexts
{
    private const string Prefix = "Player.";

    public static Dictionary<string, string> Of(IStringLocalizer<LiveText> texts) => texts.GetAllStrings(includeParentCultures: true)
        .Where(static text => text.Name.StartsWith(Prefix, StringComparison.Ordinal))
        .GroupBy(static text => text.Name[Prefix.Length..], StringComparer.Ordinal)
        .ToDictionary(static text => text.Key, static text => text.First().Value, StringComparer.Ordinal);
}
