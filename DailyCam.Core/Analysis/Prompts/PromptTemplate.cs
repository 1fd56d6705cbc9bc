using System.Text.RegularExpressions;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>
/// A text with places named <c>{{like this}}</c>. All places are filled in one pass, so that what was filled in is never searched for places itself: a zone called <c>{{known}}</c> is only a name. Pure.
/// </summary>
internal static partial class PromptTemplate
{
    /// <exception cref="KeyNotFoundException">A place has no value.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) => Place().Replace(template, match => values[match.Groups["name"].Value]);

    /// <summary>Names of the places of a template.</summary>
    public static IReadOnlySet<string> Places(string template) => Place().Matches(template).Select(static match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
