using DailyCam.Core;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Setup;

/// <summary>The first visit: who has the code from the log becomes the administrator, signed in and on the way to the first page.</summary>
public sealed partial class SetupPage
{
    private IReadOnlyList<Problem> problems = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "setup")]
    public SetupForm? Form { get; set; }

    [Inject]
    private SetupDesk Desk { get; init; } = null!;

    [Inject]
    private People People { get; init; } = null!;

    [Inject]
    private SignInDesk SignIn { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    protected override void OnInitialized() => Form ??= new SetupForm();

    private string? Wrong(string field) => problems.Any(problem => problem.Field == field) ? "true" : null;

    private async Task SubmitAsync()
    {
        var address = Http.Connection.RemoteIpAddress;
        problems = await Desk.ClaimAsync(People, Form?.Code, Form?.User, Form?.Password, ViewerChoices.ChosenLanguage(Http.Request), address, Http.RequestAborted);
        if (problems.Count is 0)
        {
            await SignIn.SignInAsync(Form?.User, Form?.Password, address);
            // Where the story goes on: the first page has the list of what comes next.
            Http.Response.Redirect($"{Http.Request.PathBase}/");
        }
    }
}
