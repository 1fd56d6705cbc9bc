using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Vertex;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>Where each analyzer's requests go, as the settings of this process say: scheme, host and port, without what stands behind them. Safe from any thread.</summary>
public sealed class ModelDestinations(IOptions<VertexOptions> vertex, IOptions<OpenAiOptions> openAi)
{
    /// <summary>Longest scheme, host and port: a host has 253 characters at most.</summary>
    public const int MaxLength = 300;

    /// <summary>Null when no address is named.</summary>
    public string? Of(string analyzer)
    {
        var address = analyzer == AnalyzerNames.Vertex ? VertexRequest.Service(vertex.Value) : openAi.Value.BaseAddress;
        return Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed.GetLeftPart(UriPartial.Authority) : null;
    }
}
