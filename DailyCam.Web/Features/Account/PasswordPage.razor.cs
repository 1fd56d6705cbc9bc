using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Account;

/// <summary>A new password for oneself. Plain HTML: the new session's cookie can only be written into an answer, which a circuit has none of.</summary>
public sealed partial class PasswordPage
{
    private IReadOnlyList<Problem> problems = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "password")]
    public PasswordForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "changed")]
    public bool IsChanged { get; set; }

    [Inject]
    private PasswordDesk Desk { get; init; } = null!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; init; } = null!;

    protected override void OnInitialized() => Form ??= new PasswordForm();

    private async Task SubmitAsync()
    {
        try
        {
            problems = await Desk.ChangeAsync(Form?.Old, Form?.New, Http.Connection.RemoteIpAddress);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            problems = [new Problem("AccountsAway")];
        }

        if (problems.Count is 0)
        {
            Http.Response.Redirect($"{Http.Request.PathBase}/people/password?changed=true");
        }
    }
}
