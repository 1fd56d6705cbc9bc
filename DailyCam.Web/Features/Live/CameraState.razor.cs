using System.Globalization;
using DailyCam.Core.Capture;
using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Features.Live;

/// <summary>A camera's state in words, times on the viewer's clock.</summary>
public sealed partial class CameraState
{
    [Parameter]
    [EditorRequired]
    public CameraSight Sight { get; set; } = null!;

    /// <summary>The viewer's zone; null until it is known, and then no times are shown.</summary>
    [Parameter]
    public TimeZoneInfo? Zone { get; set; }

    [Inject]
    private TimeProvider Clock { get; init; } = null!;

    private string? Since => At(Sight.Status?.Since);

    private string? LastPicture => At(Sight.Status?.LastFrameAt);

    private string? NextAttempt => Sight.State == CaptureState.Waiting ? At(Sight.Status?.NextAttemptAt, "T") : null;

    /// <summary>The time alone today, with the date otherwise.</summary>
    private string? At(DateTimeOffset? moment, string format = "t")
    {
        if (moment is not { } utc || Zone is null)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(utc, Zone);
        var today = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Zone).Date;
        return local.ToString(local.Date == today ? format : "g", CultureInfo.CurrentCulture);
    }
}
