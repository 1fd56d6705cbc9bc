namespace DailyCam.Web.Features.Settings;

/// <summary>What the page of settings kept, as a part of the configuration: below the environment and the command line, above every other file. Filled once, at the start, and never again while the process runs.</summary>
internal sealed class KeptSettingsProvider : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Fill(IReadOnlyDictionary<string, string> values)
    {
        Data = values.ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
