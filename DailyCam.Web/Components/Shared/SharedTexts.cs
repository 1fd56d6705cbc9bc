using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Faults;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Timeline;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Components.Shared;

/// <summary>The sentences for values that features hand out.</summary>
public static class SharedTexts
{
    /// <summary>What is wrong and what to do, in the reader's language.</summary>
    public static string Sentence(this IStringLocalizer<SharedText> texts, Problem problem) => texts[$"Problem.{problem.Code}", problem.Arguments];

    /// <summary>The word for a value of an enum that people see, key <c>&lt;type&gt;.&lt;name&gt;</c>: <c>Severity.Danger</c>, <c>FaultReason.LoginRefused</c>.</summary>
    public static string Word<TEnum>(this IStringLocalizer<SharedText> texts, TEnum value)
        where TEnum : struct, Enum => texts[$"{typeof(TEnum).Name}.{value}"];

    /// <summary>Why a recording was deleted, with the number that asked for it.</summary>
    public static string Because(this IStringLocalizer<SharedText> texts, RetentionReason reason, double? limit) =>
        reason == RetentionReason.Age && limit is 1 ? texts["RetentionReason.Age.One"] : texts[$"RetentionReason.{reason}", limit?.ToString("0.###", CultureInfo.CurrentCulture) ?? "?"];

    /// <summary>Why there is no recording, as exactly as it is known.</summary>
    public static string Because(this IStringLocalizer<SharedText> texts, RecordingGap gap) => gap switch
    {
        { Deleted: { } deleted } => texts.Because(deleted, gap.Limit),
        { Fault: { } fault and not FaultReason.Unknown } => texts.Word(fault),
        _ => texts.Word(gap.Reason),
    };
}
