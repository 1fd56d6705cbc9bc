using DailyCam.Core.Measures;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Measures;

/// <summary>What is worth changing at a camera, in words.</summary>
internal static class AdviceSentences
{
    public static string Sentence(this IStringLocalizer<MeasuresText> texts, Advice advice) => texts[$"Advice.{advice.Code}", advice.Figure];
}
