using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>A stretch without recording.</summary>
/// <param name="Reason">Stable word.</param>
/// <param name="Fault">Set when the reason is a fault.</param>
/// <param name="Deleted">Set when it was recorded and deleted since.</param>
/// <param name="Text">The reason in the caller's language.</param>
internal sealed record TimelineGapAnswer(DateTimeOffset From, DateTimeOffset To, double Seconds, GapReason Reason, FaultReason? Fault, RetentionReason? Deleted, string Text)
{
    public static TimelineGapAnswer Of(RecordingGap gap, IStringLocalizer<SharedText> texts) => new(
        gap.Stretch.FromAt,
        gap.Stretch.ToAt,
        gap.Stretch.Length.TotalSeconds,
        gap.Reason,
        gap.Fault,
        gap.Deleted,
        texts.Because(gap));
}
