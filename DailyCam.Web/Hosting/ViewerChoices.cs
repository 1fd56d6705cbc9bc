using Microsoft.AspNetCore.Localization;

namespace DailyCam.Web.Hosting;

/// <summary>
/// What a viewer chose for this device, kept in cookies so that the first byte of the page already follows it.
/// <para>A page speaks the language that was chosen <b>on this device</b>; else the one that whoever signed in here last chose elsewhere; else what the browser asks for; else Korean. So a
/// grandmother's tablet stays Korean whoever signs in on it, and a parent's new phone begins as they are used to. What a browser asked for when an account was made is nobody's choice and is not kept.</para>
/// </summary>
internal static class ViewerChoices
{
    public const string ThemeCookie = "dailycam-theme";
    public const string EveningCookie = "dailycam-evening";
    public const string LanguageCookie = "dailycam-language";

    /// <summary>The choice of the account that signed in here last: weaker than one of this device.</summary>
    public const string AccountLanguageCookie = "dailycam-account-language";
    public const string TypefaceCookie = "dailycam-typeface";

    /// <summary>Set by the page itself (shell/order.mjs).</summary>
    public const string OrderCookie = "dailycam-order";

    public static string LanguageValue(string language) => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));

    /// <summary>Where a request's language is looked for, the first that knows one wins.</summary>
    public static IList<IRequestCultureProvider> LanguageOrder() =>
    [
        new CookieRequestCultureProvider { CookieName = LanguageCookie },
        new CookieRequestCultureProvider { CookieName = AccountLanguageCookie },
        new AcceptLanguageHeaderRequestCultureProvider(),
    ];

    /// <summary>The language that was chosen on this device; null when none was.</summary>
    public static string? ChosenLanguage(HttpRequest request) =>
        request.Cookies[LanguageCookie] is { } cookie && CookieRequestCultureProvider.ParseCookieValue(cookie)?.UICultures is [var chosen, ..]
            ? DailyCamHost.Languages.FirstOrDefault(known => chosen.Equals(known, StringComparison.OrdinalIgnoreCase))
            : null;

    /// <summary>Set by the page itself (shell/typeface.mjs): its first visit does without the typeface, which is larger than the rest of the page.</summary>
    public static bool WantsTypeface(HttpRequest request) => request.Cookies.ContainsKey(TypefaceCookie);

    /// <summary>When it is dark on this device, if that was chosen.</summary>
    public static EveningHours Evening(HttpRequest request) => EveningHours.Read(request.Cookies[EveningCookie]);

    public static ViewerTheme Theme(HttpRequest request) =>
        Enum.TryParse<ViewerTheme>(request.Cookies[ThemeCookie], ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : ViewerTheme.System;
}
