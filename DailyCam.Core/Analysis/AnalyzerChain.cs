namespace DailyCam.Core.Analysis;

/// <summary>Changes to a camera's chain of analyzers. Pure.</summary>
public static class AnalyzerChain
{
    /// <summary>The chain with or without an analyzer. A new one takes its place in the order of <see cref="AnalyzerNames.All"/>; the others keep theirs.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> chain, string analyzer, bool isIn)
    {
        var changed = chain.Where(name => name != analyzer).ToList();
        if (isIn)
        {
            var later = changed.FindIndex(name => Place(name) > Place(analyzer));
            changed.Insert(later < 0 ? changed.Count : later, analyzer);
        }

        return changed;
    }

    private static int Place(string analyzer) => AnalyzerNames.All.TakeWhile(name => name != analyzer).Count();
}
