namespace DailyCam.Core.Analysis.Consents;

/// <summary>
/// Which text a family reads before footage may leave the house. The texts stand in ConsentText.resx under their version; one that has been released is never changed: whoever changes what is
/// said gives it the next version here, and families are asked again.
/// </summary>
public static class ConsentTexts
{
    /// <summary>Behind an analyzer's name: the consent to show it single pictures of what goes on now, which is another thing than the recordings.</summary>
    public const string SnapshotSuffix = ".snapshots";

    private static readonly Dictionary<string, string> Current = new(StringComparer.Ordinal)
    {
        [AnalyzerNames.OpenAi] = "openai-2",
        [AnalyzerNames.Vertex] = "vertex-2",
        [AnalyzerNames.OpenAi + SnapshotSuffix] = "openai-snapshots-2",
        [AnalyzerNames.Vertex + SnapshotSuffix] = "vertex-snapshots-2",
    };

    /// <summary>Analyzers that need consent, in the order of <see cref="AnalyzerNames.All"/>.</summary>
    public static IReadOnlyList<string> Analyzers { get; } = [.. AnalyzerNames.All.Where(AnalyzerNames.IsRemote)];

    /// <summary>Parts of each text, in the order in which they are read: text key <c>&lt;version&gt;.&lt;part&gt;</c>.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["What", "Whom", "Masks", "Kept", "Stop"];

    /// <summary>Under which name it is allowed to show an analyzer single pictures.</summary>
    public static string SnapshotsOf(string analyzer) => analyzer + SnapshotSuffix;

    /// <summary>The analyzer of a name.</summary>
    public static string AnalyzerOf(string name) => name.EndsWith(SnapshotSuffix, StringComparison.Ordinal) ? name[..^SnapshotSuffix.Length] : name;

    /// <summary>Whether there is something to consent to under this name: an analyzer's, or <see cref="SnapshotsOf"/> one.</summary>
    public static bool IsKnown(string name) => Current.ContainsKey(name);

    /// <summary>All that ends with a consent: who forbids an analyzer the recordings forbids it the pictures too.</summary>
    public static IReadOnlyList<string> EndingWith(string name) => AnalyzerNames.IsRemote(name) ? [name, SnapshotsOf(name)] : [name];

    /// <summary>The version that is asked for now.</summary>
    /// <param name="name">An analyzer's, or <see cref="SnapshotsOf"/> one.</param>
    /// <exception cref="ArgumentException">It needs no consent.</exception>
    public static string VersionOf(string name) =>
        Current.TryGetValue(name, out var version) ? version : throw new ArgumentException($"{name} needs no consent.", nameof(name));
}
