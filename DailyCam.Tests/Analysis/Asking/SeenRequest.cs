using System.Text.Json;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>One request as the scripted provider got it, media decoded.</summary>
internal sealed class SeenRequest
{
    public required string Path { get; init; }

    /// <summary>By lower-case name.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The whole body.</summary>
    public required JsonElement Json { get; init; }

    public required string Model { get; init; }

    /// <summary>Id of the ledger row: Vertex AI's label, OpenAI's header.</summary>
    public string? LedgerId { get; init; }

    public string System { get; init; } = string.Empty;

    /// <summary>All texts of the question in order, labels of pictures included.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public byte[]? Video { get; init; }

    public double? Fps { get; init; }

    public IReadOnlyList<SeenPicture> Pictures { get; init; } = [];

    /// <summary>Set when it was answered: what the provider would bill.</summary>
    public ScriptedUsage? Billed { get; set; }

    /// <summary>The last text, which is the question itself.</summary>
    public string Question => Texts[^1];
}
