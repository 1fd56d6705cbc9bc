using System.Text;
using DailyCam.Core.Analysis.Vertex;
using Microsoft.AspNetCore.Http;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Vertex AI on loopback, with the place where service accounts get their tokens beside it.</summary>
internal sealed class ScriptedVertex : ScriptedModelServer
{
    public const string AccessToken = "ya29.a-token-that-nobody-may-see";

    private readonly List<string> tokenRequests = [];

    private ScriptedVertex()
        : base(new VertexDialect())
    {
    }

    /// <summary>Base address of the service.</summary>
    public string Address => Root;

    public string TokenAddress => $"{Root}/token";

    /// <summary>What the token service answers; 200 gives <see cref="AccessToken"/>.</summary>
    public int TokenStatus { get; set; } = StatusCodes.Status200OK;

    /// <summary>Bodies of all requests for a token.</summary>
    public IReadOnlyList<string> TokenRequests
    {
        get
        {
            lock (tokenRequests)
            {
                return [.. tokenRequests];
            }
        }
    }

    public static async Task<ScriptedVertex> StartAsync()
    {
        var server = new ScriptedVertex();
        await server.BeginAsync();
        return server;
    }

    /// <summary>Settings that lead here, as somebody would write them: by configuration key.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.OrdinalIgnoreCase)
    {
        [$"{VertexOptions.Section}:BaseAddress"] = Address,
        [$"{VertexOptions.Section}:Project"] = "family-project",
        [$"{VertexOptions.Section}:Location"] = "europe-west4",
        [$"{VertexOptions.Section}:ApiKey"] = "AIzaSyA-key-of-the-family-0123456789abcd",
    };

    private protected override async Task<bool> TryOtherAsync(HttpContext context, byte[] body)
    {
        if (context.Request.Path != "/token")
        {
            return false;
        }

        lock (tokenRequests)
        {
            tokenRequests.Add(Encoding.UTF8.GetString(body));
        }

        context.Response.StatusCode = TokenStatus;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(TokenStatus == StatusCodes.Status200OK
            ? $$"""{"access_token":"{{AccessToken}}","expires_in":3600,"token_type":"Bearer"}"""
            : """{"error":"invalid_grant","error_description":"Invalid JWT Signature."}""");
        return true;
    }
}
