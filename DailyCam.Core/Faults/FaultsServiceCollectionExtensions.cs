using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Faults;

public static class FaultsServiceCollectionExtensions
{
    public static IServiceCollection AddFaults(this IServiceCollection services) => services
        .AddSingleton<FaultReader>()
        .AddLoop<FaultLog>();
}
