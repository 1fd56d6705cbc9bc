using System.Collections;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Settings;

/// <summary>The settings of one options class, in the order of the page.</summary>
internal sealed class SettingSection<TOptions>(string section, SettingGroup group) : IEnumerable<SettingEntry>
    where TOptions : class, new()
{
    private readonly TOptions defaults = new();
    private readonly List<SettingEntry> entries = [];

    /// <summary>A setting that families may want to change, on the page unless there is a reason why not.</summary>
    public SettingSection<TOptions> Basic(string property, SettingUnit unit = SettingUnit.None, SettingEditing editing = SettingEditing.Here) => Add(property, unit, isFine: false, editing);

    /// <summary>A setting for tuning.</summary>
    public SettingSection<TOptions> Fine(string property, SettingUnit unit = SettingUnit.None, SettingEditing editing = SettingEditing.Tuning) => Add(property, unit, isFine: true, editing);

    public IEnumerator<SettingEntry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SettingSection<TOptions> Add(string property, SettingUnit unit, bool isFine, SettingEditing editing)
    {
        var found = typeof(TOptions).GetProperty(property) ?? throw new ArgumentException($"{typeof(TOptions).Name} has no {property}", nameof(property));
        entries.Add(new SettingEntry($"{section}:{property}", group, unit, isFine, found.GetValue(defaults), services => found.GetValue(services.GetRequiredService<IOptions<TOptions>>().Value))
        {
            Shape = SettingShape.Of(found),
            Make = services => found.GetValue(services.GetRequiredService<IOptionsFactory<TOptions>>().Create(Microsoft.Extensions.Options.Options.DefaultName)),
            Options = typeof(TOptions),
            Editing = editing,
        });
        return this;
    }
}
