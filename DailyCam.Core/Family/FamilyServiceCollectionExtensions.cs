using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Family;

public static class FamilyServiceCollectionExtensions
{
    public static IServiceCollection AddFamily(this IServiceCollection services) => services.AddSingleton<ChildStore>();
}
