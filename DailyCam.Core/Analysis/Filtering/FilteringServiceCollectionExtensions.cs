using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Filtering;

public static class FilteringServiceCollectionExtensions
{
    public static IServiceCollection AddPreFilter(this IServiceCollection services)
    {
        services.AddCheckedOptions<PreFilterOptions>(PreFilterOptions.Section);
        return services.AddSingleton<AuditReader>();
    }
}
