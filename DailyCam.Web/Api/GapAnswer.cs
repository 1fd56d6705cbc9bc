using DailyCam.Core.Faults;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

/// <summary>A stretch without recording and why, with words in the caller's language.</summary>
internal sealed record GapAnswer(DateTimeOffset StartAt, DateTimeOffset EndAt, GapReason Reason, FaultReason? Fault, string Text);
