using DailyCam.Core.Cameras;
using DailyCam.Core.Measures;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Measures;

/// <summary>Advice about one camera's settings, read when the page opens.</summary>
public sealed partial class AdviceList : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<Advice> advice = [];
    private CameraId shown;

    [Parameter]
    [EditorRequired]
    public CameraId Camera { get; set; }

    [Inject]
    private MeasureReader Reader { get; init; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Camera)
        {
            return;
        }

        shown = Camera;
        advice = await Reader.AdviceAsync(Camera, left.Token);
    }
}
