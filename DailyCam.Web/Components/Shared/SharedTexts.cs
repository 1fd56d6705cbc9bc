using DailyCam.Core;
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
}
