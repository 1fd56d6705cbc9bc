using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Account;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace DailyCam.Web.Features.Analysis;

/// <summary>Every request that left the house, for the whole family; what it cost, for administrators.</summary>
public sealed partial class LedgerPage : IAsyncDisposable
{
    private const int PageSize = 30;
    private const int ShownDays = 30;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly PageRefresh refresh = new();
    private readonly List<LedgerRow> rows = [];
    private TimeZoneInfo? zone;
    private SpendingStatus? status;
    private IReadOnlyList<LedgerDay>? days;
    private IReadOnlyList<LedgerGap> gaps = [];
    private IReadOnlyList<(CameraId Id, string Name)> names = [];
    private LedgerCursor? next;
    private bool isPaged;
    private bool isStale;

    [SupplyParameterFromQuery(Name = "camera")]
    public string? Camera { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required LedgerReader Reader { get; init; }

    [Inject]
    public required ISpending Spending { get; init; }

    [Inject]
    public required CameraStore Cameras { get; init; }

    [Inject]
    public required ViewerZone Viewer { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private LedgerWords Words => new(Text);

    private CameraId? Asked => CameraId.TryParse(Camera, out var id) ? id : null;

    private string CsvAddress => Asked is { } camera ? $"api/v1/ledger.csv?camera={camera}" : "api/v1/ledger.csv";

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (zone is not null)
        {
            isPaged = false;
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || (zone = await Viewer.GetAsync()) is null)
        {
            return; // Ready already, or left before that.
        }

        await LoadAsync();
        refresh.Start(Interval, Clock, () => InvokeAsync(LookAsync));
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A database that is busy or away makes the page stale, not broken; the next look tries again.")]
    private async Task LoadAsync()
    {
        try
        {
            names = [.. (await Cameras.ListAsync(refresh.Left)).Select(static camera => (camera.Id, camera.Name))];
            days = await Reader.DaysAsync(ShownDays, Asked, refresh.Left);
            gaps = await Reader.GapsAsync(refresh.Left);
            status = (await Authentication).User.IsInRole(Roles.Admin) ? await Spending.StatusAsync(refresh.Left) : null;
            if (!isPaged)
            {
                // Whoever reads further down keeps what they read.
                await TakeAsync(after: null);
            }

            isStale = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            isStale = true;
        }
    }

    private async Task MoreAsync()
    {
        isPaged = true;
        try
        {
            await TakeAsync(next);
        }
        catch (Exception exception) when (PatientStart.IsAway(exception))
        {
            isStale = true;
        }
    }

    private async Task TakeAsync(LedgerCursor? after)
    {
        var page = await Reader.ListAsync(new LedgerQuery { Camera = Asked, After = after, Limit = PageSize + 1 }, refresh.Left);
        if (after is null)
        {
            rows.Clear();
        }

        rows.AddRange(page.Take(PageSize));
        next = page.Count > PageSize ? LedgerCursor.Of(rows[^1]) : null;
    }

    /// <summary>What is asked stands in the address, so that it survives a reload and can be sent to somebody.</summary>
    private void Go(string? camera) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("camera", string.IsNullOrEmpty(camera) ? null : camera));

    private string GapOf(LedgerGap gap, TimeZoneInfo viewers)
    {
        string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, viewers).ToString("g", CultureInfo.CurrentCulture);
        return gap.FromAt is { } from ? Text["Gap", Time(from), Time(gap.ToAt)] : Text["Gap.Anew", Time(gap.ToAt)];
    }

    private string NameOf(CameraId? camera) => camera is not { } id
        ? Text["Camera.None"]
        : names.FirstOrDefault(known => known.Id == id).Name ?? Text["Camera.Gone"];
}
