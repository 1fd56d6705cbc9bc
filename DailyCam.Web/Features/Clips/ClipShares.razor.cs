using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Clips;

public sealed partial class ClipShares : IAsyncDisposable
{
    private ElementReference host;
    private BrowserPart? buttons;
    private TimeSpan life;
    private bool showsCamera;
    private bool isWorking;
    private string? trouble;

    /// <summary>The address of the link that was just made: here and nowhere else, until this is closed.</summary>
    private string? url;
    private string? mounted;

    [Parameter]
    [EditorRequired]
    public Export Export { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public string CameraName { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ShareLink> Links { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public ClipWords Words { get; set; } = null!;

    /// <summary>What was done, in words.</summary>
    [Parameter]
    public EventCallback<string> OnChanged { get; set; }

    [Inject]
    private ShareLinks Shares { get; init; } = null!;

    [Inject]
    private AuthenticationStateProvider Visitor { get; init; } = null!;

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    public ValueTask DisposeAsync() => buttons?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override void OnInitialized() => life = ShareLifetime.Default(Shares.LongestLife);

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
        await buttons.BeginAsync(Browser, host, new { title = Text["Share.Sheet"].Value, copied = Text["Share.Copied"].Value, notCopied = Text["Share.NotCopied"].Value });
    }

    private Task ShareAsync() => TryAsync(async by =>
    {
        var outcome = await Shares.CreateAsync(Export.Id, life, by, showsCamera, CancellationToken.None);
        trouble = outcome switch
        {
            { Link: not null } => null,
            { Problem: { } problem } => Shared.Sentence(problem),
            _ => Text["Share.Gone"],
        };
        url = outcome.Token is { } token ? Navigation.ToAbsoluteUri($"s/{token}").AbsoluteUri : null;
        return outcome.Link is null ? null : Text["Share.Made"].Value;
    });

    /// <summary>Asked first, because nothing brings it back.</summary>
    private async Task RevokeAsync(ShareLink link)
    {
        var sure = await Confirmations.AskAsync(new Confirmation(Text["Link.RevokeOf", Words.Moment(link.CreatedAt)], Text["Link.RevokeText"], Text["Link.Revoke"], Text["Row.Keep"]));
        if (sure)
        {
            await TryAsync(async by =>
            {
                await Shares.RevokeAsync(link.Id, by, CancellationToken.None);
                trouble = null;
                return Text["Link.Revoked.Done"];
            });
        }
    }

    private async Task TryAsync(Func<string, Task<string?>> change)
    {
        string? told = null;
        isWorking = true;
        try
        {
            told = await change((await Visitor.GetAuthenticationStateAsync()).User.Identity?.Name ?? string.Empty);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            trouble = Text["Stale"];
        }

        isWorking = false;
        if (told is not null)
        {
            await OnChanged.InvokeAsync(told);
        }
    }

    private bool IsOpen(ShareLink link) => link.IsOpenAt(Clock.GetUtcNow());

    private string End(ShareLink link) => link switch
    {
        { RevokedAt: { } at, RevokedBy: { } by } => Text["Link.RevokedBy", by, Words.Moment(at)],
        { RevokedAt: { } at } => Text["Link.Revoked", Words.Moment(at)],
        _ => Text[IsOpen(link) ? "Link.Until" : "Link.Ended", Words.Moment(link.ExpiresAt)],
    };

    private string Opened(ShareLink link) => link switch
    {
        { OpenedCount: 0 } => Text["Link.Opened.Never"],
        { OpenedCount: 1, LastOpenedAt: { } at } => Text["Link.Opened.Once", Words.Moment(at)],
        { LastOpenedAt: { } at } => Text["Link.Opened.Times", link.OpenedCount, Words.Moment(at)],
        _ => Text["Link.Opened.Never"],
    };
}
