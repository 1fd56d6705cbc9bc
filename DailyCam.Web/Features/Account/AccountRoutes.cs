using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace DailyCam.Web.Features.Account;

/// <summary>The plain forms of the frame: signing out, choosing language and appearance. They work without a circuit.</summary>
internal static class AccountRoutes
{
    /// <summary>A choice outlives any session; browsers cap a cookie's life at about this.</summary>
    private static readonly TimeSpan ChoiceLife = TimeSpan.FromDays(400);

    public static void MapAccountForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", static async (SignInDesk desk, CancellationToken cancellationToken) =>
        {
            await desk.SignOutAsync(cancellationToken);
            return TypedResults.LocalRedirect("~/sign-in");
        });
        app.MapPost("/viewer", ChooseAsync).AllowAnonymous();
    }

    /// <summary>True for a path on this server; anything else would lead people away.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);

    private static async Task<IResult> ChooseAsync([FromForm] string? language, [FromForm] string? theme, [FromForm] string? eveningFrom, [FromForm] string? eveningTo, [FromForm] string? returnUrl, HttpContext context, UserManager<AppUser> users)
    {
        var knownLanguage = DailyCamHost.Languages.FirstOrDefault(known => known == language);
        var knownTheme = Enum.TryParse<ViewerTheme>(theme, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : (ViewerTheme?)null;
        WriteChoices(context.Response, knownLanguage, knownTheme);
        if (EveningHours.Hour(eveningFrom) is { } from && EveningHours.Hour(eveningTo) is { } to)
        {
            context.Response.Cookies.Append(ViewerChoices.EveningCookie, new EveningHours(from, to).ToString(), ChoiceCookie(context.Response));
        }

        if (await users.GetUserAsync(context.User) is { } user)
        {
            user.Language = knownLanguage ?? user.Language;
            user.Theme = knownTheme ?? user.Theme;
            await users.UpdateAsync(user);
        }

        return TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "~/");
    }

    /// <summary>Writes what is not null into this device's cookies.</summary>
    public static void WriteChoices(HttpResponse response, string? language, ViewerTheme? theme)
    {
        var life = ChoiceCookie(response);
        if (language is not null)
        {
            response.Cookies.Append(ViewerChoices.LanguageCookie, ViewerChoices.LanguageValue(language), life);
        }

        if (theme is { } chosen)
        {
            response.Cookies.Append(ViewerChoices.ThemeCookie, chosen.ToString(), life);
        }
    }

    /// <summary>Notes whose language this device speaks as long as none is chosen on it: that of who signs in now, or nobody's.</summary>
    public static void WriteAccountLanguage(HttpResponse response, string? language)
    {
        if (DailyCamHost.Languages.FirstOrDefault(known => known == language) is { } spoken)
        {
            response.Cookies.Append(ViewerChoices.AccountLanguageCookie, ViewerChoices.LanguageValue(spoken), ChoiceCookie(response));
        }
        else
        {
            response.Cookies.Delete(ViewerChoices.AccountLanguageCookie);
        }
    }

    /// <summary>For the whole host, also below a path: an older one without the path would be sent along and win.</summary>
    private static CookieOptions ChoiceCookie(HttpResponse response) =>
        new() { MaxAge = ChoiceLife, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = response.HttpContext.Request.IsHttps };
}
