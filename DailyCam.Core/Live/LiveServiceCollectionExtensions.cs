using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Live;

public static class LiveServiceCollectionExtensions
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddCheckedOptions<LiveOptions>(LiveOptions.Section);
        services.AddSingleton<LiveStreams>();
        services.AddSingleton<LiveSnapshots>();
        services.AddSingleton<PlayerReports>();
        services.AddSingleton<IFragmentConsumerFactory, LiveStreamFactory>();
        services.AddLoop<ForgetUnwatched>();
        return services;
    }
}
