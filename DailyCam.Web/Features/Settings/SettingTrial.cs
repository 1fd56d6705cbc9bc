using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Settings;

/// <summary>Makes and checks options from a configuration that is not in force, with the very same binding and the very same checks that every start runs. Safe from any thread.</summary>
/// <param name="whole">All that is registered; looked through when something is tried.</param>
internal sealed class SettingTrial(IServiceCollection whole)
{
    private static readonly HashSet<Type> Parts = [typeof(IConfigureOptions<>), typeof(IPostConfigureOptions<>), typeof(IValidateOptions<>)];

    private readonly HashSet<Type> classes = [.. SettingCatalogue.All.Select(static entry => entry.Options)];

    /// <summary>Sections that a start with this configuration would refuse.</summary>
    public IReadOnlyList<string> Refused(IConfiguration configuration)
    {
        using var services = Services(configuration);
        return [.. SettingCatalogue.All.DistinctBy(static entry => entry.Section, StringComparer.Ordinal).Where(entry => !TryMake(entry, services, out _)).Select(static entry => entry.Section)];
    }

    /// <summary>The value that a start with this configuration would take; false when it would refuse.</summary>
    public bool TryMake(SettingEntry entry, IConfiguration configuration, out object? value)
    {
        using var services = Services(configuration);
        return TryMake(entry, services, out value);
    }

    /// <summary>The same for many settings; null stands for those whose section would be refused.</summary>
    public IReadOnlyDictionary<string, object?> MakeAll(IEnumerable<SettingEntry> entries, IConfiguration configuration)
    {
        using var services = Services(configuration);
        return entries.ToDictionary(static entry => entry.Key, entry => TryMake(entry, services, out var value) ? value : null, StringComparer.Ordinal);
    }

    private static bool TryMake(SettingEntry entry, IServiceProvider services, out object? value)
    {
        try
        {
            value = entry.Make(services);
            return true;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            value = null;
            return false;
        }
    }

    private ServiceProvider Services(IConfiguration configuration)
    {
        var few = new ServiceCollection().AddOptions().AddSingleton(configuration);
        few.Add(whole.Where(one => one.ServiceType is { IsConstructedGenericType: true } type && Parts.Contains(type.GetGenericTypeDefinition()) && classes.Contains(type.GenericTypeArguments[0])));
        return few.BuildServiceProvider();
    }
}
