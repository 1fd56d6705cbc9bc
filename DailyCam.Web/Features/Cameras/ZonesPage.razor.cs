using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Cameras;

/// <summary>Draws danger zones and masks on a camera's picture. The page's script moves the corners under the finger; here is what is true and how to go back.</summary>
public sealed partial class ZonesPage : IAsyncDisposable
{
    /// <summary>Steps that can be taken back; more than anybody remembers.</summary>
    private const int MaxHistory = 100;

    private readonly Stack<IReadOnlyList<DrawnZone>> history = [];
    private List<DrawnZone> zones = [];
    private IReadOnlyList<DrawnZone> stored = [];
    private IReadOnlyList<Problem> problems = [];
    private Camera? camera;
    private ElementReference board;
    private IJSObjectReference? script;
    private IJSObjectReference? drawing;
    private DotNetObjectReference<ZonesPage>? self;
    private long pictureNumber;
    private long knownChange;
    private int selected;
    private bool isMissing;
    private bool isSaved;

    [Parameter]
    public required string Id { get; set; }

    [Inject]
    public required CameraStore Store { get; init; }

    [Inject]
    public required CaptureStatusBoard Capture { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    private Confirmations Confirmations { get; init; } = null!;

    /// <summary>Whether leaving would lose something: a corner that was moved and taken back loses nothing.</summary>
    private bool IsUnsaved => camera is not null && !isMissing && (zones.Count != stored.Count || !zones.Zip(stored).All(static pair => pair.First.IsDrawnLike(pair.Second)));

    /// <summary>The picture's place has its shape before the picture is there, so that nothing moves under the finger.</summary>
    private string Shape => camera is not null && Capture.Find(camera.Id) is { Width: > 0 and var width, Height: > 0 and var height } ? $"auto {width} / {height}" : "auto 16 / 9";

    /// <summary>The corners of a zone after one change by finger, mouse or key: x and y in turn.</summary>
    [JSInvokable]
    public void OnPoints(long change, int index, double[] numbers)
    {
        knownChange = change;
        if (index == zones.Count)
        {
            Remember();
            zones.Add(new DrawnZone(null, ZoneKind.Danger, string.Empty, Points(numbers)));
        }
        else if (index >= 0 && index < zones.Count)
        {
            Remember();
            zones[index] = zones[index] with { Points = Points(numbers) };
        }

        selected = Math.Clamp(index, 0, Math.Max(0, zones.Count - 1));
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (drawing is not null)
            {
                await drawing.InvokeVoidAsync("stop");
                await drawing.DisposeAsync();
            }

            if (script is not null)
            {
                await script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its drawing with it.
        }

        self?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        camera = CameraId.TryParse(Id, out var id) ? await Store.FindAsync(id, CancellationToken.None) : null;
        isMissing = camera is null;
        pictureNumber = Clock.GetUtcNow().ToUnixTimeSeconds();
        zones = [.. (camera?.Zones ?? []).Select(static zone => new DrawnZone(zone.Id, zone.Kind, zone.Name, zone.Points))];
        stored = [.. zones];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (camera is null)
        {
            return;
        }

        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            script = await Browser.InvokeAsync<IJSObjectReference>("import", "./zones/zones.mjs");
            drawing = await script.InvokeAsync<IJSObjectReference>("attach", board, self, Zone.MaxPoints, Text["Zones.Corner"].Value);
        }

        if (drawing is not null)
        {
            await drawing.InvokeVoidAsync("show", knownChange, zones.Select(static zone => new { name = zone.Name, mask = zone.Kind == ZoneKind.Mask, points = zone.Points.SelectMany(static p => new[] { p.X, p.Y }) }), selected);
        }
    }

    private static List<ZonePoint> Points(double[] numbers) =>
        [.. numbers.Take(2 * Zone.MaxPoints).Chunk(2).Where(static pair => pair.Length == 2).Select(static pair => new ZonePoint(pair[0], pair[1]))];

    /// <summary>Before another page of ours takes this one's place; what leads elsewhere or closes the window, the browser asks about by itself.</summary>
    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (IsUnsaved && !await Confirmations.AskAsync(new Confirmation(Text["Zones.Leave.Title"], Text["Zones.Leave.Text"], Text["Zones.Leave.Yes"], Text["Zones.Leave.No"])))
        {
            leaving.PreventNavigation();
        }
    }

    private string Describe(DrawnZone zone) => ZoneValidation.PointsProblem(zone.Points, "points", zone.Kind) is { } problem
        ? Shared.Sentence(problem)
        : Text[$"Zones.Describe.{zone.Kind}", zone.Points.Count, Math.Max(1, (int)Math.Round(ZoneValidation.Area(zone.Points) * 100))];

    private void Remember()
    {
        if (history.Count < MaxHistory)
        {
            history.Push([.. zones]);
        }

        (isSaved, problems) = (false, []);
    }

    private void Add(ZoneKind kind)
    {
        Remember();
        zones.Add(new DrawnZone(null, kind, string.Empty, []));
        selected = zones.Count - 1;
    }

    private void Undo()
    {
        zones = [.. history.Pop()];
        selected = Math.Clamp(selected, 0, Math.Max(0, zones.Count - 1));
        (isSaved, problems) = (false, []);
    }

    private void Select(int index) => selected = index;

    private void Rename(int index, string? name)
    {
        Remember();
        zones[index] = zones[index] with { Name = name ?? string.Empty };
    }

    private void Turn(int index, string? kind)
    {
        if (Enum.TryParse<ZoneKind>(kind, out var wanted))
        {
            Remember();
            zones[index] = zones[index] with { Kind = wanted };
        }
    }

    private void Remove(int index)
    {
        Remember();
        zones.RemoveAt(index);
        selected = Math.Clamp(selected, 0, Math.Max(0, zones.Count - 1));
    }

    private void NewPicture() => pictureNumber = Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task SaveAsync()
    {
        var outcome = await Store.SetZonesAsync(camera!.Id, [.. zones.Select(static zone => zone.ToDraft())], CancellationToken.None);
        problems = outcome.Problems;
        isMissing = outcome.IsMissing;
        if (outcome.Camera is not null)
        {
            // Fresh ids: a new zone that is saved twice must not become two.
            var saved = await Store.FindAsync(camera.Id, CancellationToken.None);
            zones = [.. zones.Select(zone => zone with { Id = zone.Id ?? saved?.Zones.Find(row => row.Name == zone.Name.Trim() && !zones.Exists(other => other.Id == row.Id))?.Id })];
            (isSaved, stored, camera) = (true, [.. zones], saved);
            history.Clear();
        }
    }
}
