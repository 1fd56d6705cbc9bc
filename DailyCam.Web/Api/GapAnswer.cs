using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

/// <summary>A stretch without recording and why, with words in the caller's language.</summary>
/// <param name="Fault">Set when the reason is a fault.</param>
/// <param name="Deleted">Set when it was recorded and deleted since.</param>
internal sealed record GapAnswer(DateTimeOffset StartAt, DateTimeOffset EndAt, GapReason Reason, FaultReason? Fault, RetentionReason? Deleted, string Text);
