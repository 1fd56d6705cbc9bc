namespace DailyCam.Core.Analysis;

/// <summary>The three analyzers by the names that settings, the API and the database use.</summary>
public static class AnalyzerNames
{
    public const string Local = "local";
    public const string Vertex = "vertex";
    public const string OpenAi = "openai";

    /// <summary>In the order in which a camera's chain may name them: what leaves the house comes last.</summary>
    public static IReadOnlyList<string> All { get; } = [Local, OpenAi, Vertex];

    /// <summary>The chain of every camera until the family says otherwise: nothing leaves this computer.</summary>
    public static IReadOnlyList<string> OnlyLocal { get; } = [Local];

    /// <summary>Whether footage leaves this process for it, so that consent and a ledger row are needed.</summary>
    public static bool IsRemote(string analyzer) => analyzer is Vertex or OpenAi;
}
