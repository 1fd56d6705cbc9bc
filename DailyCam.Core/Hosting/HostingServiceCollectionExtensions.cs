using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Hosting;

/// <summary>How every feature registers its options and its loops.</summary>
public static class HostingServiceCollectionExtensions
{
    /// <summary>Registers a loop as a singleton and runs it for the life of the process.</summary>
    public static IServiceCollection AddLoop<TLoop>(this IServiceCollection services)
        where TLoop : class, ILoop
    {
        services.TryAddSingleton<TLoop>();
        return services.AddHostedService<LoopHost<TLoop>>();
    }

    /// <summary>Binds options to a section and checks their data annotations at start; a wrong value stops the start with a message that names the key.</summary>
    public static IServiceCollection AddCheckedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection(section).Bind(options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new OptionsKeyValidator<TOptions>(section));
        return services;
    }
}
