using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace DailyCam.Web.Features.Settings;

/// <summary>Finds out where a setting comes from: of all that say something about it, the last one counts, exactly as when it is read.</summary>
internal static class SettingSources
{
    /// <summary>The host's own variables carry one of these before their name.</summary>
    private static readonly string[] Prefixes = ["", "ASPNETCORE_", "DOTNET_"];

    /// <param name="providers">In the order in which they are read; later ones win.</param>
    /// <param name="key">Such as <c>DailyCam:Archive:RetentionDays</c>.</param>
    /// <param name="variables">Names of the environment's variables, as they are written there.</param>
    public static SettingSource Find(IEnumerable<IConfigurationProvider> providers, string key, IReadOnlyCollection<string> variables) =>
        Flat(providers).LastOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            null => SettingSource.BuiltIn,
            EnvironmentVariablesConfigurationProvider => new SettingSource(SettingOrigin.Environment, Variable(key, variables)),
            CommandLineConfigurationProvider => new SettingSource(SettingOrigin.CommandLine, $"--{key}"),
            KeptSettingsProvider => new SettingSource(SettingOrigin.Kept, KeptSettingsFile.Name),
            FileConfigurationProvider { Source.Path: { } path } => new SettingSource(SettingOrigin.File, Path.GetFileName(path)),
            FileConfigurationProvider => new SettingSource(SettingOrigin.File),
            _ => new SettingSource(SettingOrigin.Host),
        };

    /// <summary>A configuration may hold another one whole.</summary>
    public static IEnumerable<IConfigurationProvider> Flat(IEnumerable<IConfigurationProvider> providers) => providers.SelectMany(static provider =>
        provider is ChainedConfigurationProvider { Configuration: IConfigurationRoot inner } ? Flat(inner.Providers) : [provider]);

    /// <summary>As it is written in the environment: somebody who looks for it there must find it.</summary>
    private static string Variable(string key, IReadOnlyCollection<string> variables)
    {
        var plain = key.Replace(":", "__", StringComparison.Ordinal);
        return Prefixes.Select(prefix => variables.FirstOrDefault(name => string.Equals(name.Replace(":", "__", StringComparison.Ordinal), prefix + plain, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(static name => name is not null) ?? plain;
    }
}
