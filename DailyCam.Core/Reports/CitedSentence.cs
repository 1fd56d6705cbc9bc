namespace DailyCam.Core.Reports;

/// <summary>
/// One sentence of a report as facts: a text key and what stands in its places. Both languages are written from the same record, so neither can say more than the other.
/// Only sentences whose citations all hold leave the builder.
/// </summary>
/// <param name="Key">Text key; both languages have it with the same places.</param>
/// <param name="Facts">
/// In the order of the places. An <see cref="int"/> is a number, a <see cref="DateTimeOffset"/> a moment (to the second), a <see cref="MinuteOfDay"/> a moment to the minute, a
/// <see cref="TimeSpan"/> a length, a string a name that the family gave, a <see cref="Analysis.Answers.Bilingual"/> a model's words, an enum one of the words that people see.
/// </param>
/// <param name="Citations">At least one.</param>
public sealed record CitedSentence(string Key, IReadOnlyList<object> Facts, IReadOnlyList<Citation> Citations)
{
    internal static CitedSentence Of(string key, IEnumerable<Citation> citations, params object[] facts) => new(key, facts, [.. citations]);

    internal static CitedSentence Of(string key, Citation citation, params object[] facts) => new(key, facts, [citation]);
}
