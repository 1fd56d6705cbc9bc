using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Account;

/// <summary>Invitations: making one, those that are open, taking one back.</summary>
public sealed partial class InviteForm : IAsyncDisposable
{
    private ElementReference host;
    private BrowserPart? buttons;
    private IReadOnlyList<Invitation> open = [];
    private string role = Roles.Parent;
    private bool isWorking;

    /// <summary>The address that was just made and its invitation: here and nowhere else, until the page is left.</summary>
    private string? url;
    private string? made;
    private string? mounted;
    private int? known;

    [Parameter]
    [EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>How many have an account: one more has used an invitation, which then is none any more.</summary>
    [Parameter]
    public int Members { get; set; }

    /// <summary>What went wrong, in words; null once it goes well again.</summary>
    [Parameter]
    public EventCallback<string?> OnTrouble { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [Inject]
    private Household Household { get; init; } = null!;

    [Inject]
    private Invitations Invitations { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    public ValueTask DisposeAsync() => buttons?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override Task OnInitializedAsync() => TryAsync(static () => Task.FromResult<string?>(null));

    protected override async Task OnParametersSetAsync()
    {
        if (known is { } before && before != Members)
        {
            await LookAgainAsync();
        }

        known = Members;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (url is null || url == mounted)
        {
            return;
        }

        mounted = url;
        if (buttons is { } old)
        {
            await old.DisposeAsync();
        }

        buttons = new BrowserPart("./clips/link.mjs", "mount");
        await buttons.BeginAsync(Browser, host, new { title = Text["Invite.Sheet"].Value, copied = Text["Invite.Copied"].Value, notCopied = Text["Invite.NotCopied"].Value });
    }

    private Task InviteAsync() => TryAsync(async () =>
    {
        var by = Person is null ? null : (await Person).User.Identity?.Name;
        var (invitation, token, problem) = await Invitations.CreateAsync(role, by ?? string.Empty, CancellationToken.None);
        (made, url) = (invitation?.Id, token is null ? null : Navigation.ToAbsoluteUri($"join/{token}").AbsoluteUri);
        return problem is null ? null : Shared.Sentence(problem);
    });

    private Task WithdrawAsync(Invitation invitation) => TryAsync(async () =>
    {
        if (Person is null || !await Household.IsAdminAsync((await Person).User))
        {
            return Shared.Sentence(new Problem("NotAllowed"));
        }

        await Invitations.WithdrawAsync(invitation.Id, CancellationToken.None);
        url = invitation.Id == made ? null : url;
        return null;
    });

    private async Task TryAsync(Func<Task<string?>> change)
    {
        string? trouble;
        isWorking = true;
        try
        {
            trouble = await change();
            open = await Invitations.ListAsync(CancellationToken.None);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["People.Away"];
        }

        isWorking = false;
        await OnTrouble.InvokeAsync(trouble);
    }

    private async Task LookAgainAsync()
    {
        try
        {
            open = await Invitations.ListAsync(CancellationToken.None);
            url = open.Any(one => one.Id == made) ? url : null;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            // The list stays; the page says that it cannot be read.
        }
    }

    private string Moment(DateTimeOffset at) => ViewerZone.Short(at, Zone, Clock.GetUtcNow());
}
