using DailyCam.Core.Analysis.Prompts;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>One side of a comparison, as somebody writes it: <c>vertex</c>, <c>vertex:gemini-3.8-flash</c>, <c>openai:qwen3-vl:8b:segment-1</c>, <c>openai:segment-1</c>, <c>local</c>.</summary>
/// <param name="Analyzer">One of <see cref="AnalyzerNames.All"/>.</param>
/// <param name="Model">Null for whichever answered last, and for the one of the settings when it is asked.</param>
/// <param name="Prompt">Null for whichever was asked with last, and for the present one when it is asked.</param>
public sealed record ComparedSide(string Analyzer, string? Model, string? Prompt)
{
    /// <summary>Reads what <see cref="ToString"/> writes. False for anything else. Names of models may hold colons; a version of the prompt is known by its form.</summary>
    public static bool TryParse(string? text, out ComparedSide side)
    {
        var parts = (text ?? string.Empty).Split(':', 2);
        var rest = parts.Length > 1 ? parts[1] : string.Empty;
        var last = rest.LastIndexOf(':');
        var prompt = IsPrompt(rest[(last + 1)..]) ? rest[(last + 1)..] : null;
        var model = prompt is null ? rest : last < 0 ? string.Empty : rest[..last];
        side = new ComparedSide(parts[0], model.Length == 0 ? null : model, prompt);
        return AnalyzerNames.All.Contains(side.Analyzer, StringComparer.Ordinal)
            && (AnalyzerNames.IsRemote(side.Analyzer) ? parts.Length == 1 || rest.Length > 0 : parts.Length == 1);
    }

    public override string ToString() => string.Join(':', new[] { Analyzer, Model, Prompt }.Where(static part => part is not null));

    /// <summary>Whether an answer is one of this side's.</summary>
    internal bool Is(string analyzer, string? model, string prompt) => Analyzer == analyzer && (Model is null || Model == model) && (Prompt is null || Prompt == prompt);

    private static bool IsPrompt(string text) =>
        text.StartsWith(SegmentPrompt.Family, StringComparison.Ordinal) && text.Length > SegmentPrompt.Family.Length && text[SegmentPrompt.Family.Length..].All(char.IsAsciiDigit);
}
