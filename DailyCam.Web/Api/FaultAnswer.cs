using DailyCam.Core.Faults;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Why something does not run, with the sentence that says what to do.</summary>
internal sealed record FaultAnswer(FaultKind Kind, FaultReason Reason, string Text)
{
    public static FaultAnswer? Of(FaultKind? kind, FaultReason? reason, IStringLocalizer<SharedText> texts) =>
        kind is { } known ? new(known, reason ?? FaultReason.Unknown, texts.Word(reason ?? FaultReason.Unknown)) : null;
}
