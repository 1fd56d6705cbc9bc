using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>What a request is signed with, or why there is nothing. A class, not a record: nothing may print it by accident.</summary>
internal sealed class VertexToken
{
    private VertexToken(string header, string value, string secret, ModelReply? refusal)
    {
        Header = header;
        Value = value;
        Secret = secret;
        Refusal = refusal;
    }

    public string Header { get; }

    public string Value { get; }

    /// <summary>To be masked in whatever comes back.</summary>
    public string Secret { get; }

    /// <summary>Set when there is no token.</summary>
    public ModelReply? Refusal { get; }

    public static VertexToken Key(string key) => new("x-goog-api-key", key, key, null);

    public static VertexToken Bearer(string token) => new("Authorization", $"Bearer {token}", token, null);

    public static VertexToken Refused(ModelOutcome outcome, string? detail) => new(string.Empty, string.Empty, string.Empty, new ModelReply { Outcome = outcome, Detail = detail });
}
