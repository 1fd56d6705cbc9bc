using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Vertex;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Asking;

public static class AskingServiceCollectionExtensions
{
    /// <summary>The models outside this process. Registered always; each says by <see cref="IModelClient.IsConfigured"/> whether it may be asked.</summary>
    public static IServiceCollection AddModelClients(this IServiceCollection services)
    {
        services.AddCheckedOptions<VertexOptions>(VertexOptions.Section);
        services.AddCheckedOptions<OpenAiOptions>(OpenAiOptions.Section);
        services.AddSingleton<ModelDestinations>();
        services.AddSingleton<ModelHttp>();
        services.AddSingleton<IVertexToken, GoogleVertexToken>();
        services.AddSingleton<IModelClient, VertexClient>();
        return services.AddSingleton<IModelClient, OpenAiClient>();
    }
}
