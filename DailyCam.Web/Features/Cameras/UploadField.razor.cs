using System.Globalization;
using DailyCam.Core.Cameras;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Cameras;

/// <summary>Chooses an uploaded video, or uploads one: the bytes go from the page's script straight to the API, only the progress comes here.</summary>
public sealed partial class UploadField : IAsyncDisposable
{
    private IReadOnlyList<UploadedVideo> videos = [];
    private ElementReference input;
    private IJSObjectReference? script;
    private IJSObjectReference? watched;
    private DotNetObjectReference<UploadField>? self;
    private UploadProgress? progress;
    private string? message;

    [Parameter]
    public UploadId? Selected { get; set; }

    [Parameter]
    public EventCallback<UploadId?> SelectedChanged { get; set; }

    [Inject]
    public required UploadStore Uploads { get; init; }

    [Inject]
    public required IOptions<UploadOptions> Options { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [JSInvokable]
    public void OnProgress(long sent, long total, double bytesPerSecond)
    {
        progress = new UploadProgress(sent, total, bytesPerSecond);
        message = null;
        StateHasChanged();
    }

    [JSInvokable]
    public async Task OnDone(string id)
    {
        progress = null;
        videos = await Uploads.ListAsync(CancellationToken.None);
        await SelectedChanged.InvokeAsync(UploadId.TryParse(id, out var upload) ? upload : null);
        StateHasChanged();
    }

    /// <summary>The answer's own sentence, or null when the connection broke.</summary>
    [JSInvokable]
    public void OnFailed(string? sentence)
    {
        progress = null;
        message = sentence ?? Text["Upload.Broken"];
        StateHasChanged();
    }

    [JSInvokable]
    public void OnCancelled()
    {
        progress = null;
        message = null;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (watched is not null)
            {
                await watched.InvokeVoidAsync("stop");
                await watched.DisposeAsync();
            }

            if (script is not null)
            {
                await script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its upload with it.
        }

        self?.Dispose();
    }

    protected override async Task OnInitializedAsync() => videos = await Uploads.ListAsync(CancellationToken.None);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            script = await Browser.InvokeAsync<IJSObjectReference>("import", "./upload/upload.mjs");
            watched = await script.InvokeAsync<IJSObjectReference>("watch", input, self);
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N0", CultureInfo.CurrentCulture);

    private string Describe(UploadedVideo video) =>
        $"{video.FileName} · {video.Duration.ToString(video.Duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture)} · {Text["Upload.Size", Megabytes(video.Bytes)]}";

    private string Remaining(UploadProgress now) => now switch
    {
        { Sent: var sent, Total: var total } when sent >= total => Text["Upload.Checking"],
        { BytesPerSecond: > 0 } => Text[now.RemainingSeconds < 90 ? "Upload.RestSeconds" : "Upload.RestMinutes", now.BytesPerSecond / 1e6, now.RemainingSeconds < 90 ? now.RemainingSeconds : (now.RemainingSeconds + 59) / 60],
        _ => string.Empty,
    };

    private Task ChooseAsync(ChangeEventArgs change) => SelectedChanged.InvokeAsync(UploadId.TryParse(change.Value as string, out var upload) ? upload : null);

    private async Task CancelAsync()
    {
        if (watched is not null)
        {
            await watched.InvokeVoidAsync("cancel");
        }
    }
}
