using Google.Apis.Http;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>Tokens are fetched the way models are asked (<see cref="Asking.ModelHttp"/>): without the environment's proxy and without cookies. Redirects are off in the base class.</summary>
internal sealed class DirectHttpClientFactory : HttpClientFactory
{
    protected override HttpClientHandler CreateClientHandler() => new() { UseProxy = false, UseCookies = false };
}
