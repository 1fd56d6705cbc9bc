using System.Security.Claims;
using DailyCam.Core.Alerts;
using DailyCam.Core.Health;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Alerts;

/// <summary>Says what needs a parent now, and lets this device sound. What is an alert is decided by its <see cref="AlertDesk"/>.</summary>
public sealed partial class AlertStrip : IAsyncDisposable
{
    /// <summary>More rows would push what the page is about out of sight.</summary>
    private const int Most = 3;

    /// <summary>Beats before the browser's part is fetched and the database asked: a page that opens has better things to do. Nothing is missed meanwhile.</summary>
    private const int Patience = 3;

    /// <summary>Beats after which the desk is opened without the browser's part.</summary>
    private const int PartPatience = 15;

    /// <summary>Beats between two tries to fetch the browser's part.</summary>
    private const int PartEvery = 3;

    /// <summary>Beats between two notes on the device of how long it has heard us.</summary>
    private const int HeardEvery = 15;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly InboxFilter Waiting = new();

    private readonly PageRefresh refresh = new();
    private readonly BrowserPart part = new("./alerts/alerts.mjs", "begin");
    private readonly List<AlertRing> untold = [];
    private ElementReference host;
    private TimeZoneInfo? zone;
    private string? account;
    private DateTimeOffset? heardAt;
    private string? loud;
    private string? calm;
    private bool hasPart;
    private int beats;

    [CascadingParameter]
    private Task<AuthenticationState>? Person { get; set; }

    [Inject]
    private AlertDesk Desk { get; init; } = null!;

    [Inject]
    private RecordingWatch Watch { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private AlertWords Words => new(Text, Shared, Watch.Names);

    private List<ShownAlert> Rows => [.. Desk.Shown.Where(static alert => alert.Matter.Incident is not null)];

    public async ValueTask DisposeAsync()
    {
        await refresh.DisposeAsync();
        await part.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Person is null)
        {
            return;
        }

        account = (await Person).User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (account is not null)
        {
            Desk.Begin();
            refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
        }
    }

    private async Task LookAsync()
    {
        if (++beats < Patience)
        {
            return;
        }

        try
        {
            await OpenAsync();
            var (rings, hasChanged) = await Desk.BeatAsync(refresh.Left);
            if (rings.Count > 0)
            {
                Announce(rings);
                untold.AddRange(rings);
            }

            if (hasChanged || rings.Count > 0)
            {
                StateHasChanged();
                await part.TellAsync("count", Desk.Shown.Count);
            }

            await TellAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The browser is away, or was left. What it has not heard is told when it is back.
        }
    }

    private async Task OpenAsync()
    {
        if ((!hasPart || zone is null) && beats % PartEvery == 0)
        {
            await BeginAsync();
        }

        // Without its part in the browser the page still says what it hears; only since when it has been away is not known then.
        if (!hasPart && beats < PartPatience)
        {
            return;
        }

        if (!Desk.IsOpen)
        {
            await Desk.OpenAsync(account!, heardAt, refresh.Left);
            StateHasChanged();
        }
    }

    /// <summary>A phone that changes networks may fail to fetch it: it is tried again, and nothing counts as told until then.</summary>
    private async Task BeginAsync()
    {
        try
        {
            if (!part.HasBegun)
            {
                await part.BeginAsync(Browser, host, new { title = Text["Lost.Title"].Value, body = Text["Lost"].Value });
            }

            heardAt = await part.AskAsync<double?>("heardAt") is { } at and > 0 and < 4e12 ? DateTimeOffset.FromUnixTimeMilliseconds((long)at) : null;
            hasPart = part.HasBegun;
            zone ??= await Viewer.GetAsync(); // Last: without it only the time is left out.
        }
        catch (JSException)
        {
            // Not fetched.
        }
    }

    private async Task TellAsync()
    {
        while (hasPart && untold is [var ring, ..])
        {
            var matter = ring.Matter;
            var (title, body) = (Words.Plain(matter), Words.Whole(matter, zone, Clock.GetUtcNow()));
            await part.TellAsync("tell", new { key = $"{matter.Key} {matter.Severity}", title, body, plain = Text["Notice.Open"].Value, url = matter.Incident is { } incident ? Waiting.AddressOf(incident.Id) : "faults", isLoud = ring.IsLoud });
            untold.RemoveAt(0);
        }

        if (Desk.IsOpen && beats % HeardEvery == 0)
        {
            await part.TellAsync("heard", Clock.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Trouble is said by what writes it on the page.</summary>
    private void Announce(IReadOnlyList<AlertRing> rings)
    {
        var (words, now) = (Words, Clock.GetUtcNow());
        var said = rings.Where(static ring => ring.Matter.Incident is not null).ToLookup(static ring => ring.IsLoud, ring => words.Whole(ring.Matter, zone, now));
        loud = said[true].Any() ? string.Join(". ", said[true]) : loud;
        calm = said[false].Any() ? string.Join(". ", said[false]) : calm;
    }

    private async Task Close(ShownAlert alert)
    {
        Desk.Close(alert.Matter);
        await part.TellAsync("count", Desk.Shown.Count);
    }

    private void CloseWaited() => Desk.CloseWaited();

    private async Task SnoozeAsync(TimeSpan length)
    {
        calm = await Desk.SnoozeAsync(length, refresh.Left) ? string.Join(" ", Words.Plan(Desk.Wish, zone, Clock.GetUtcNow()).TakeLast(1)) : Text["Away"];
        await part.TellAsync("count", Desk.Shown.Count);
    }

    private static string LinkOf(ShownAlert alert) => Waiting.AddressOf(alert.Matter.Incident!.Id);
}
