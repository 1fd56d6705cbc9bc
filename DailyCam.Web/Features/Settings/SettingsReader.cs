using System.Collections;
using System.Globalization;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Family;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Settings;

/// <summary>Gathers all settings with what they are now and where that comes from. Values of secrets are read only to tell whether there are any.</summary>
internal sealed class SettingsReader(
    IConfiguration configuration, IServiceProvider services, SettingDesk desk, ChildStore children, CameraStore cameras, IOptions<BudgetOptions> budget, IStringLocalizer<SettingsText> texts)
{
    private SettingWords Words => new(texts, budget.Value.Currency);

    /// <summary>What is read at the start: built in, out of a file, the environment or the command line.</summary>
    public IReadOnlyList<SettingRow> AtStart()
    {
        IReadOnlyCollection<string> variables = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static pair => (string)pair.Key)];
        var providers = ((IConfigurationRoot)configuration).Providers.ToArray();
        var outlook = desk.Look();
        return [.. SettingCatalogue.All.Select(entry => AtStart(entry, SettingSources.Find(providers, entry.Key, variables), outlook))];
    }

    /// <summary>What the family keeps in the database: about the child and the cameras.</summary>
    public async Task<IReadOnlyList<SettingRow>> OfHomeAsync(CancellationToken cancellationToken)
    {
        var child = await children.FindAsync(cancellationToken);
        var known = await cameras.ListAsync(cancellationToken);
        SettingRow Camera(string key, string href, Func<Camera, bool> holds) =>
            SettingWords.Row($"camera.{key}", $"camera.{key}", SettingGroup.Cameras, known.Count > 0 ? texts["Value.Cameras", known.Count(holds), known.Count] : texts["Value.NoCamera"], null, SettingSource.Page) with { Href = href };
        SettingRow Child(string key, string? value) =>
            SettingWords.Row($"child.{key}", $"child.{key}", SettingGroup.Child, Words.Say(value, SettingUnit.None), Words.Say(null, SettingUnit.None), SettingSource.Page) with { Href = "child", IsChanged = !string.IsNullOrEmpty(value) };
        return
        [
            Child("name", child.Name),
            Child("birthDate", child.BirthDate?.ToString("d", CultureInfo.CurrentCulture)),
            Camera("isOn", "cameras", static camera => camera.IsOn),
            Camera("recording", "cameras", static camera => camera.Recording),
            Camera("detection", "cameras", static camera => camera.Detection),
            Camera("zones", "cameras", static camera => camera.Zones.Count > 0),
            Camera("analysis", "cameras", static camera => camera.Analysis),
            Camera("analyzers", "settings/analysis", static camera => camera.Analyzers.Count > 1),
            Camera("retentionDays", "storage", static camera => camera.RetentionDays is not null),
            Camera("maxGigabytes", "storage", static camera => camera.MaxGigabytes is not null),
        ];
    }

    private SettingRow AtStart(SettingEntry entry, SettingSource source, SettingsOutlook outlook)
    {
        var value = entry.Read(services);
        return SettingWords.Row(entry.TextKey, entry.Key, entry.Group, Words.Say(value, entry.Unit), Words.Say(entry.Default, entry.Unit), source) with
        {
            Variable = entry.Variable,
            IsFine = entry.IsFine,
            IsChanged = !Equals(value, entry.Default),
            IsChangedHere = entry.IsChangedHere && !source.IsLocked,
            Outside = entry.Editing is SettingEditing.Here or SettingEditing.Tuning ? null : texts[$"Outside.{entry.Editing}"].Value,
            Next = outlook.Next.TryGetValue(entry.Key, out var next) ? Words.Say(next, entry.Unit) : null,
            IsKept = outlook.Kept.Contains(entry.Key),
        };
    }
}
