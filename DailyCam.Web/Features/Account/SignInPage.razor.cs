using DailyCam.Core;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Account;

/// <summary>Plain HTML: whoever is not signed in gets no circuit and no script.</summary>
public sealed partial class SignInPage
{
    private Problem? problem;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "sign-in")]
    public SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [Inject]
    private SignInDesk Desk { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task SubmitAsync()
    {
        var outcome = await Desk.SignInAsync(Form?.User, Form?.Password, Http.Connection.RemoteIpAddress);
        if (outcome.User is null)
        {
            problem = SignInDesk.Problem(outcome);
            return;
        }

        // What somebody chose on another device comes along, unless this device has a choice of its own.
        var theme = Http.Request.Cookies.ContainsKey(ViewerChoices.ThemeCookie) || outcome.User.Theme is ViewerTheme.System ? null : (ViewerTheme?)outcome.User.Theme;
        AccountRoutes.WriteChoices(Http.Response, language: null, theme);
        AccountRoutes.WriteAccountLanguage(Http.Response, outcome.User.Language);
        Http.Response.Redirect(AccountRoutes.IsLocal(ReturnUrl) ? ReturnUrl! : $"{Http.Request.PathBase}/");
    }
}
