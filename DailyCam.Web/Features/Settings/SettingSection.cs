using System.Collections;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Settings;

/// <summary>The settings of one options class, in the order of the page.</summary>
internal sealed class SettingSection<TOptions>(string section, SettingGroup group) : IEnumerable<SettingEntry>
    where TOptions : class, new()
{
    private readonly TOptions defaults = new();
    private readonly List<SettingEntry> entries = [];

    /// <summary>A setting that families may want to change.</summary>
    public SettingSection<TOptions> Basic(string property, SettingUnit unit = SettingUnit.None) => Add(property, unit, isFine: false);

    /// <summary>A setting for tuning.</summary>
    public SettingSection<TOptions> Fine(string property, SettingUnit unit = SettingUnit.None) => Add(property, unit, isFine: true);

    public IEnumerator<SettingEntry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SettingSection<TOptions> Add(string property, SettingUnit unit, bool isFine)
    {
        var found = typeof(TOptions).GetProperty(property) ?? throw new ArgumentException($"{typeof(TOptions).Name} has no {property}", nameof(property));
        entries.Add(new SettingEntry($"{section}:{property}", group, unit, isFine, found.GetValue(defaults), services => found.GetValue(services.GetRequiredService<IOptions<TOptions>>().Value)));
        return this;
    }
}
