using Microsoft.AspNetCore.Localization;

namespace DailyCam.Web.Hosting;

/// <summary>What a viewer chose for this device, kept in cookies so that the first byte of the page already follows it.</summary>
internal static class ViewerChoices
{
    public const string ThemeCookie = "dailycam-theme";
    public const string LanguageCookie = "dailycam-language";
    public const string TypefaceCookie = "dailycam-typeface";

    /// <summary>Set by the page itself (shell/order.mjs).</summary>
    public const string OrderCookie = "dailycam-order";

    public static string LanguageValue(string language) => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));

    /// <summary>Set by the page itself (shell/typeface.mjs): its first visit does without the typeface, which is larger than the rest of the page.</summary>
    public static bool WantsTypeface(HttpRequest request) => request.Cookies.ContainsKey(TypefaceCookie);

    public static ViewerTheme Theme(HttpRequest request) =>
        Enum.TryParse<ViewerTheme>(request.Cookies[ThemeCookie], ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : ViewerTheme.System;
}
