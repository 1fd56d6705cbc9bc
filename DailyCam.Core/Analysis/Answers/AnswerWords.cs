using System.Collections.Frozen;
using System.Text.Json;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>The words by which a model names the values of an enum: <c>near_miss</c> for <c>NearMiss</c>. Exactly these stand in the schemas.</summary>
internal static class AnswerWords<TEnum>
    where TEnum : struct, Enum
{
    public static FrozenDictionary<string, TEnum> Values { get; } = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(static value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
}
