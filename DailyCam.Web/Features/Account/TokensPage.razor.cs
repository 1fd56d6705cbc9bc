using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Account;

/// <summary>What lets programs in: making a token, whose secret is shown this once, and revoking one.</summary>
public sealed partial class TokensPage : IAsyncDisposable
{
    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<ApiToken> tokens = [];
    private ElementReference head;
    private ElementReference host;
    private BrowserPart? buttons;
    private TimeZoneInfo? zone;
    private ApiToken? made;
    private string? mounted;
    private string? text;
    private string? trouble;
    private string? done;
    private bool isMaking;
    private bool wantsHead;

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [Inject]
    private ApiTokens Tokens { get; init; } = null!;

    [Inject]
    private Household Household { get; init; } = null!;

    [Inject]
    private Admissions Admissions { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        if (buttons is not null)
        {
            await buttons.DisposeAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Viewer.GetAsync() is { } known)
        {
            if (await LoadAsync())
            {
                zone = known;
            }

            StateHasChanged();
        }

        if (wantsHead)
        {
            wantsHead = false;
            await head.TakeFocusAsync();
        }

        await MountAsync();
    }

    private async Task MountAsync()
    {
        if (made is null || made.Id == mounted)
        {
            return;
        }

        mounted = made.Id;
        if (buttons is { } old)
        {
            await old.DisposeAsync();
        }

        buttons = new BrowserPart("./clips/link.mjs", "mount");
        await buttons.BeginAsync(Browser, host, new { copied = Text["Tokens.Copied"].Value, notCopied = Text["Tokens.NotCopied"].Value });
    }

    private async Task<bool> LoadAsync()
    {
        try
        {
            tokens = await Tokens.ListAsync(left.Token);
            return true;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["People.Away"];
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }

        return false;
    }

    private void Begin() => (isMaking, made, text, trouble, done) = (true, null, null, null, null);

    private void Leave() => (isMaking, wantsHead) = (false, true);

    private async Task ShowAsync((ApiToken Token, string Text) fresh)
    {
        (made, text, isMaking, wantsHead) = (fresh.Token, fresh.Text, false, true);
        await LoadAsync();
    }

    /// <summary>Asked first: whatever uses it stands outside in the same moment, and nothing brings its secret back.</summary>
    private async Task RevokeAsync(ApiToken token)
    {
        (trouble, done) = (null, null);
        if (!await Confirmations.AskAsync(new Confirmation(Text["Tokens.RevokeOf", token.Name], Text["Tokens.RevokeText"], Text["Tokens.Revoke"], Text["People.Keep"])))
        {
            return;
        }

        try
        {
            // Who was an administrator when the page opened may be none any more.
            if (Person is null || !await Household.IsAdminAsync((await Person).User))
            {
                trouble = Shared.Sentence(new Problem("NotAllowed"));
                return;
            }

            await Tokens.DeleteAsync(token.Id, CancellationToken.None);
            Admissions.Removed(ApiTokenHandler.IdPrefix + token.Id);
            (made, text) = made?.Id == token.Id ? (null, null) : (made, text);
            (done, wantsHead) = (Text["Tokens.Revoked", token.Name], true);
            await LoadAsync();
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["People.Away"];
        }
    }

    private void Tell(string? what) => (trouble, done) = (what, null);

    private bool IsOver(ApiToken token) => token.ExpiresAt <= Clock.GetUtcNow();

    private string Until(ApiToken token, TimeZoneInfo known) => token.ExpiresAt is not { } end
        ? Text["Tokens.Until.Never"]
        : Text[IsOver(token) ? "Tokens.Until.Over" : "Tokens.Until.At", Moment(end, known)];

    private string Moment(DateTimeOffset at, TimeZoneInfo known) => ViewerZone.Short(at, known, Clock.GetUtcNow());
}
