using DailyCam.Core.Cameras;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Measures;

/// <summary>What pages and programs ask about the quality of a camera's stream.</summary>
public sealed class MeasureReader
{
    /// <summary>How far back is looked for the beginning of what advice is about.</summary>
    private static readonly TimeSpan AdviceWindow = TimeSpan.FromHours(2);

    /// <summary>Minutes are written once a minute; without one for longer the camera is away, and advice about its settings is out of place.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(4);

    private readonly MeasureStore store;
    private readonly CameraStore cameras;
    private readonly MeasuresOptions options;
    private readonly TimeProvider clock;

    internal MeasureReader(MeasureStore store, CameraStore cameras, IOptions<MeasuresOptions> options, TimeProvider clock) =>
        (this.store, this.cameras, this.options, this.clock) = (store, cameras, options.Value, clock);

    /// <summary>The longest stretch that is answered at once: a week has 10,080 minutes.</summary>
    public static readonly TimeSpan LongestList = TimeSpan.FromDays(7);

    /// <summary>Measured minutes in time order, from inclusive, to exclusive; null for a camera that does not exist.</summary>
    public async Task<IReadOnlyList<MeasureMinute>?> ListAsync(CameraId camera, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await cameras.FindAsync(camera, cancellationToken) is null ? null : await store.ListAsync(camera, from, to, cancellationToken);

    /// <summary>Advice about a camera that runs now. A file and the demo have no settings to change.</summary>
    public async Task<IReadOnlyList<Advice>> AdviceAsync(CameraId camera, CancellationToken cancellationToken)
    {
        if (await cameras.FindAsync(camera, cancellationToken) is not { IsOn: true, Source.Kind: SourceKind.Rtsp or SourceKind.Mjpeg })
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var minutes = await store.ListAsync(camera, now - AdviceWindow, now, cancellationToken);
        return minutes.Count == 0 || now - minutes[^1].Minute > Fresh ? [] : StreamAdvice.Judge(minutes, options.AdviceAfterMinutes);
    }
}
