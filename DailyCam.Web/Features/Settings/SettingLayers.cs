namespace DailyCam.Web.Features.Settings;

/// <summary>The configuration as it would be if other values were kept: all other layers stay what they are. Nothing is read anew, and nothing of the running configuration changes.</summary>
internal sealed class SettingLayers(IConfigurationRoot running)
{
    private const string Root = "DailyCam";

    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <param name="kept">Keys that are not changed on the page count for nothing, whoever wrote them into the file.</param>
    public IConfiguration With(IReadOnlyDictionary<string, string> kept)
    {
        var counted = Counted(kept);
        var providers = SettingSources.Flat(running.Providers).ToArray();
        var keys = running.GetSection(Root).AsEnumerable().Select(static pair => pair.Key).Concat(counted.Keys).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ConfigurationBuilder().AddInMemoryCollection(keys.Select(key => KeyValuePair.Create(key, Value(key, providers, counted))).Where(static pair => pair.Value is not null)).Build();
    }

    /// <summary>What of it the page may have written; the rest is from a hand or another version, stays in the file, and is not followed.</summary>
    public static IReadOnlyDictionary<string, string> Counted(IReadOnlyDictionary<string, string> kept) =>
        kept.Where(static pair => SettingCatalogue.Find(pair.Key) is { IsChangedHere: true }).ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static string? Value(string key, IConfigurationProvider[] providers, IReadOnlyDictionary<string, string> kept)
    {
        string? value = null;
        foreach (var provider in providers)
        {
            if (provider is KeptSettingsProvider)
            {
                value = kept.GetValueOrDefault(key) ?? value;
            }
            else if (provider.TryGet(key, out var said))
            {
                value = said;
            }
        }

        return value;
    }
}
