namespace DailyCam.Core.Analysis.Vertex;

/// <summary>Gets what a request to Vertex AI is signed with.</summary>
internal interface IVertexToken
{
    /// <summary>A refusal is a value. Throws only on cancellation and when the network fails (<see cref="HttpRequestException"/>).</summary>
    Task<VertexToken> GetAsync(VertexOptions options, CancellationToken cancellationToken);
}
