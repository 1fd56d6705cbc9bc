using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Housekeeping;

/// <summary>What lies on the archive's disk, how far back it reaches and why, what was deleted, and the way to the clips.</summary>
public sealed partial class StoragePage : IAsyncDisposable
{
    private const int PageSize = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly PageRefresh refresh = new();
    private TimeZoneInfo? zone;
    private StorageOverview? overview;
    private IReadOnlyList<Deletion> deletions = [];
    private int shownRows = PageSize;
    private bool isStale;

    [Inject]
    public required StorageReader Reader { get; init; }

    [Inject]
    public required DeletionReader Deletions { get; init; }

    [Inject]
    public required FaultLog Faults { get; init; }

    [Inject]
    public required DiskGauge Gauge { get; init; }

    [Inject]
    public required ViewerZone Viewer { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private StorageWords Words => new(Text);

    /// <summary>What is wrong with the disk, in words; each thing once, whoever noticed it.</summary>
    private List<string> Troubles
    {
        get
        {
            var reasons = Faults.Open.Where(static fault => fault.Cause.Stage == FaultStage.Archive && fault.Cause.Kind is FaultKind.StorageDisconnected or FaultKind.DiskFull).Select(static fault => (FaultReason?)fault.Cause.Reason)
                .Append(overview?.Disk?.Trouble)
                .Append(overview?.Disk is not null && !Gauge.Answers(Clock.GetUtcNow()) ? FaultReason.StorageHung : null);
            var said = reasons.OfType<FaultReason>().Distinct().Select(reason => Shared.Word(reason)).ToList();
            if (overview is { MissingBytes: > 0 and var missing } now)
            {
                said.Add(Text["Disk.OthersFill", Words.Size(missing), Words.Size(now.OtherBytes)]);
            }

            else if (said.Count == 0 && overview is { Disk: { } disk } low && disk.FreeBytes < low.MinimumFreeBytes)
            {
                said.Add(Text["Disk.Low", Words.Size(low.MinimumFreeBytes)]);
            }

            return said;
        }
    }

    public ValueTask DisposeAsync() => refresh.DisposeAsync();

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
            overview = await Reader.ReadAsync(refresh.Left);
            deletions = await Deletions.ListAsync(new DeletionQuery { Limit = shownRows }, refresh.Left);
            isStale = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            isStale = true;
        }
    }

    private async Task SavedAsync() => await LoadAsync();

    private async Task MoreAsync()
    {
        shownRows += PageSize;
        await LoadAsync();
    }

    private string CameraName(CameraId camera) => overview?.Cameras.FirstOrDefault(stored => stored.Id == camera)?.Name ?? Text["Camera.Gone"];

    private string NameOf(StoredCamera camera) => camera.Name ?? Text["Camera.Gone"];

    private string DayOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone!).ToString("d", CultureInfo.CurrentCulture);

    private string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone!).ToString("g", CultureInfo.CurrentCulture);
}
