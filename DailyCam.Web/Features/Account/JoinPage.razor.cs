using DailyCam.Core;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Account;

/// <summary>Where an invitation leads: one more person of the family chooses a name and a password, and is signed in. Plain HTML, as every page for strangers.</summary>
public sealed partial class JoinPage
{
    private IReadOnlyList<Problem> problems = [];
    private Invitation? invitation;

    [Parameter]
    public string? Token { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "join")]
    public SignInForm? Form { get; set; }

    [Inject]
    private Invitations Invitations { get; init; } = null!;

    [Inject]
    private People People { get; init; } = null!;

    [Inject]
    private SignInDesk SignIn { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SignInForm();
        invitation = await Invitations.FindAsync(Token, Http.RequestAborted);
        if (invitation is null)
        {
            // Gone, whether it was ever there or not: for "not found" the framework would send nothing but the number.
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task SubmitAsync()
    {
        problems = await Invitations.AcceptAsync(People, Token, Form?.User, Form?.Password, ViewerChoices.ChosenLanguage(Http.Request), Http.RequestAborted);
        if (problems.Count is 0)
        {
            await SignIn.SignInAsync(Form?.User, Form?.Password, Http.Connection.RemoteIpAddress);
            Http.Response.Redirect($"{Http.Request.PathBase}/");
        }
    }
}
