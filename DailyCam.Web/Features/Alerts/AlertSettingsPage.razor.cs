using System.Globalization;
using System.Security.Claims;
using DailyCam.Core;
using DailyCam.Core.Alerts;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Alerts;

/// <summary>What a person wants to be told on each of their devices, and what this device does about it.</summary>
public sealed partial class AlertSettingsPage : IAsyncDisposable
{
    /// <summary>How a time input writes and reads a time, in every language.</summary>
    private const string Minute = "HH:mm";

    /// <summary>A snooze that ends, or was asked for elsewhere, is seen within this.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>What the form offers first: when most families with small children sleep.</summary>
    private static readonly (string From, string To) Night = ("22:00", "07:00");

    private static readonly Severity[] Choices = [Severity.Danger, Severity.Caution, Severity.Advice];

    private readonly PageRefresh refresh = new();
    private readonly HashSet<CameraId> muted = [];
    private IReadOnlyList<Camera> cameras = [];
    private IReadOnlyList<Problem> problems = [];
    private TimeZoneInfo? zone;
    private AlertWish? stored;
    private string? account;
    private Severity severity;
    private string? from = Night.From;
    private string? to = Night.To;
    private bool hasQuiet;
    private bool isSaved;
    private bool isAway;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = null!;

    [Inject]
    private AlertWishStore Wishes { get; init; } = null!;

    [Inject]
    private CameraStore Cameras { get; init; } = null!;

    [Inject]
    private ViewerZone Viewer { get; init; } = null!;

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private AlertWords Words => new(Text, Shared, cameras.ToDictionary(static camera => camera.Id, static camera => camera.Name));

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

    protected override async Task OnInitializedAsync()
    {
        account = (await Person).User.FindFirstValue(ClaimTypes.NameIdentifier);
        await TryAsync(async () =>
        {
            cameras = await Cameras.ListAsync(refresh.Left);
            Fill(await Wishes.FindAsync(account!, refresh.Left));
        });
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && (zone = await Viewer.GetAsync()) is not null)
        {
            refresh.Start(Beat, Clock, () => InvokeAsync(LookAsync));
            StateHasChanged();
        }
    }

    /// <summary>What is stored, without touching what somebody is just choosing.</summary>
    private async Task LookAsync()
    {
        await TryAsync(async () =>
        {
            var wish = await Wishes.FindAsync(account!, refresh.Left);
            if (stored is null)
            {
                cameras = await Cameras.ListAsync(refresh.Left);
                Fill(wish);
            }

            stored = wish;
        });
        StateHasChanged();
    }

    private void Fill(AlertWish wish)
    {
        (stored, severity, hasQuiet) = (wish, wish.LeastSeverity, wish.Quiet is not null);
        (from, to) = wish.Quiet is { } quiet ? (Text24(quiet.From), Text24(quiet.To)) : Night;
        muted.Clear();
        muted.UnionWith(wish.Muted);
    }

    private void Mute(CameraId camera, bool isMuted)
    {
        if (isMuted)
        {
            muted.Add(camera);
        }
        else
        {
            muted.Remove(camera);
        }
    }

    private async Task SaveAsync()
    {
        isSaved = false;
        var (begin, end) = (Read(from), Read(to));
        problems = hasQuiet && QuietHours.Check(begin, end) is { } problem ? [problem] : [];
        if (problems.Count > 0)
        {
            return;
        }

        var quiet = hasQuiet ? new QuietHours(begin!.Value, end!.Value, ZoneOf(begin.Value, end.Value)) : null;
        await TryAsync(async () =>
        {
            Fill(await Wishes.ChangeAsync(account!, wish => wish with { LeastSeverity = severity, Quiet = quiet, Muted = [.. muted] }, refresh.Left));
            isSaved = true;
        });
    }

    /// <summary>Hours that nobody changed stay in the zone in which they were said: a phone on a journey must not move them unseen.</summary>
    private string ZoneOf(TimeOnly begin, TimeOnly end) =>
        stored?.Quiet is { } before && before.From == begin && before.To == end ? before.Zone : zone?.Id ?? Clock.LocalTimeZone.Id;

    /// <param name="length">Null wakes.</param>
    private Task SnoozeAsync(TimeSpan? length) => TryAsync(async () =>
    {
        DateTimeOffset? until = length is { } asked ? Clock.GetUtcNow() + asked : null;
        stored = await Wishes.ChangeAsync(account!, wish => wish with { SnoozedUntil = until }, refresh.Left);
    });

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            isAway = false;
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isAway = true;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private static string Text24(TimeOnly time) => time.ToString(Minute, CultureInfo.InvariantCulture);

    /// <summary>Null for a field that is empty or holds no time; some browsers write seconds too.</summary>
    private static TimeOnly? Read(string? text) =>
        TimeOnly.TryParseExact(text, [Minute, "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new TimeOnly(time.Hour, time.Minute) : null;
}
