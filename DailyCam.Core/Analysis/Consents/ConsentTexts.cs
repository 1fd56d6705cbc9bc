namespace DailyCam.Core.Analysis.Consents;

/// <summary>
/// Which text a family reads before footage may leave the house. The texts stand in ConsentText.resx under their version; one that has been released is never changed: whoever changes what is
/// said gives it the next version here, and families are asked again.
/// </summary>
public static class ConsentTexts
{
    private static readonly Dictionary<string, string> Current = new(StringComparer.Ordinal)
    {
        [AnalyzerNames.OpenAi] = "openai-1",
        [AnalyzerNames.Vertex] = "vertex-1",
    };

    /// <summary>Analyzers that need consent, in the order of <see cref="AnalyzerNames.All"/>.</summary>
    public static IReadOnlyList<string> Analyzers { get; } = [.. AnalyzerNames.All.Where(AnalyzerNames.IsRemote)];

    /// <summary>Parts of each text, in the order in which they are read: text key <c>&lt;version&gt;.&lt;part&gt;</c>.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["What", "Whom", "Masks", "Kept", "Stop"];

    /// <summary>The version that is asked for now.</summary>
    /// <exception cref="ArgumentException">The analyzer needs no consent.</exception>
    public static string VersionOf(string analyzer) =>
        Current.TryGetValue(analyzer, out var version) ? version : throw new ArgumentException($"{analyzer} needs no consent.", nameof(analyzer));
}
