using System.Globalization;
using System.Resources;
using DailyCam.Web.Hosting;

namespace DailyCam.Web.Components.Install;

/// <summary>
/// The texts of the installed app in one named language, whatever the language of the request: the offline page carries all of them, because the server cannot be asked for another, and
/// a browser asks for the manifest without cookies.
/// </summary>
internal sealed class InstallWords(string language)
{
    private static readonly ResourceManager Texts = new(typeof(InstallText));

    public static IReadOnlyList<InstallWords> All { get; } = [.. DailyCamHost.Languages.Select(static one => new InstallWords(one))];

    public string Language => language;

    public string this[string key] => Texts.GetString(key, CultureInfo.GetCultureInfo(language)) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No such text.");

    /// <summary>The words of a language, or those of the request when there are none of it.</summary>
    public static InstallWords Of(string? wanted) =>
        All.FirstOrDefault(words => words.Language == wanted)
        ?? All.FirstOrDefault(static words => words.Language == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        ?? All[0];
}
