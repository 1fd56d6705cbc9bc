using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace DailyCam.Web.Features.Cameras;

/// <summary>Chooses an uploaded video, or uploads one: that is the page's script's work from the first byte to the last, and only its end comes here.</summary>
public sealed partial class UploadField : IAsyncDisposable
{
    /// <summary>What the script says by itself, since it has to when nothing comes from here any more.</summary>
    private static readonly string[] Told =
    [
        "starting", "checking", "rate", "bytes", "restMoment", "restSeconds", "restMinutes", "restHours", "resumed", "said", "kept", "lost", "silent", "busy", "nextTry",
        "type", "several", "otherFile", "refused", "signedOut", "unreadable", "cancelled", "unfinished", "again", "discard",
    ];

    private IReadOnlyList<UploadedVideo> videos = [];
    private ElementReference host;
    private DotNetObjectReference<UploadField>? self;

    /// <summary>When the circuit is gone an upload goes on: it does not need it.</summary>
    private readonly BrowserPart watched = new("./upload/upload.mjs", "watch");

    [Parameter]
    public UploadId? Selected { get; set; }

    [Parameter]
    public EventCallback<UploadId?> SelectedChanged { get; set; }

    /// <summary>Somebody wants the selected video analysed without filling in the rest; without a listener it is not offered.</summary>
    [Parameter]
    public EventCallback<UploadedVideo> OnAnalyse { get; set; }

    [Inject]
    public required UploadStore Uploads { get; init; }

    [Inject]
    public required IOptions<UploadOptions> Options { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [JSInvokable]
    public async Task OnDone(string id)
    {
        videos = await Uploads.ListAsync(CancellationToken.None);
        await SelectedChanged.InvokeAsync(UploadId.TryParse(id, out var upload) ? upload : null);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await watched.DisposeAsync();
        self?.Dispose();
    }

    protected override async Task OnInitializedAsync() => videos = await Uploads.ListAsync(CancellationToken.None);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await watched.BeginAsync(Browser, host, self, new { Options.Value.MaxBytes, words = Words() });
        }
    }

    private Dictionary<string, string> Words() => new(Told.Select(name => KeyValuePair.Create(name, Text[$"Upload.Tell.{name}"].Value)), StringComparer.Ordinal)
    {
        ["away"] = Text["Upload.Tell.away", Options.Value.UnfinishedHours],
        ["empty"] = Shared.Sentence(new Problem(CameraProblems.UploadEmpty)),
        ["size"] = Shared.Sentence(new Problem(CameraProblems.UploadTooLarge, null, Options.Value.MaxGigabytes)),
        ["gone"] = Shared.Sentence(new Problem(CameraProblems.UploadGone)),
    };

    private string Describe(UploadedVideo video) =>
        $"{video.FileName} · {video.Duration.ToString(video.Duration.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture)} · {Text["Upload.Size", (video.Bytes / 1e6).ToString("N0", CultureInfo.CurrentCulture)]}";

    private Task ChooseAsync(ChangeEventArgs change) => SelectedChanged.InvokeAsync(UploadId.TryParse(change.Value as string, out var upload) ? upload : null);
}
