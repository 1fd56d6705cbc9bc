using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>One fault of the history.</summary>
/// <param name="Camera">Null when it concerns all cameras.</param>
/// <param name="Stage">The part that failed.</param>
/// <param name="Text">The sentence for people: what happened, and what to do.</param>
/// <param name="Recovered">When it was over; null while it goes on.</param>
/// <param name="How">How it ended; null while it goes on.</param>
/// <param name="SecondsLost">Recording that was lost, of a fault that goes on so far.</param>
internal sealed record FaultRowAnswer(
    long Id, CameraId? Camera, FaultKind Kind, FaultStage Stage, FaultReason Reason, string Text, DateTimeOffset Began, DateTimeOffset? Recovered, FaultRecovery? How, double SecondsLost, int Attempts)
{
    public static FaultRowAnswer Of(Fault fault, DateTimeOffset now, IStringLocalizer<SharedText> texts) => new(
        fault.Id,
        fault.CameraId,
        fault.Kind,
        fault.Stage ?? FaultStages.Of(fault.Kind),
        fault.Reason,
        texts.Word(fault.Reason),
        fault.BeganAt,
        fault.RecoveredAt,
        fault.Recovery,
        Math.Round(FaultFigures.LostSeconds(fault, now), 1),
        fault.Attempts);
}
