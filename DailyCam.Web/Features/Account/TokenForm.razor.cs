using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Account;

public sealed partial class TokenForm
{
    /// <summary>A year: long enough that nobody's home falls silent next month, and a token that was forgotten ends all the same.</summary>
    private const int UsualDays = 365;

    /// <summary>In days; 0 is until it is revoked.</summary>
    private static readonly int[] Lives = [30, UsualDays, 0];

    private IReadOnlyList<Problem> problems = [];
    private ElementReference nameField;
    private string? name;
    private string role = Roles.Parent;
    private int life = UsualDays;
    private bool isWorking;

    /// <summary>The token and its text, which is told this once.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<(ApiToken Token, string Text)> OnMade { get; set; }

    /// <summary>What went wrong, in words; null once it goes well again.</summary>
    [Parameter]
    public EventCallback<string?> OnTrouble { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [Inject]
    private ApiTokens Tokens { get; init; } = null!;

    [Inject]
    private Household Household { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await nameField.TakeFocusAsync();
        }
    }

    private async Task MakeAsync()
    {
        if (isWorking)
        {
            return;
        }

        isWorking = true;
        string? trouble = null;
        try
        {
            if (Person is null || !await Household.IsAdminAsync((await Person).User))
            {
                trouble = Shared.Sentence(new Problem("NotAllowed"));
            }
            else
            {
                await CreateAsync();
            }
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["People.Away"];
        }

        isWorking = false;
        await OnTrouble.InvokeAsync(trouble);
    }

    private async Task CreateAsync()
    {
        DateTimeOffset? end = life > 0 ? Clock.GetUtcNow().AddDays(life) : null;
        (var token, var text, problems) = await Tokens.CreateAsync(name, role, end, CancellationToken.None);
        if (token is not null)
        {
            await OnMade.InvokeAsync((token, text!));
        }
        else
        {
            await nameField.TakeFocusAsync();
        }
    }
}
