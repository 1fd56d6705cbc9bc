using System.Globalization;
using System.Resources;
using DailyCam.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Settings;

/// <summary>Settings' names and values as a person would say them.</summary>
/// <param name="currency">Of the budget.</param>
internal sealed class SettingWords(IStringLocalizer<SettingsText> texts, string currency)
{
    private static readonly ResourceManager Names = new(typeof(SettingNames));

    private static readonly CultureInfo[] Languages = [.. DailyCamHost.Languages.Select(CultureInfo.GetCultureInfo)];

    public static string Name(string key, CultureInfo language) => Names.GetString(key, language) ?? key;

    /// <summary>The name of the setting with this key, in the reader's language, and the key; the key alone where there is no name.</summary>
    public static string Called(string key) => SettingCatalogue.Find(key) is { } entry ? $"{Name(entry.TextKey, CultureInfo.CurrentUICulture)} ({key})" : key;

    public static string About(string key, CultureInfo language) => Name($"{key}.About", language);

    /// <summary>A row with its words; whatever language the page speaks, a search finds it by its name in each.</summary>
    public static SettingRow Row(string textKey, string key, SettingGroup group, string value, string? normal, SettingSource source)
    {
        var sought = Languages.SelectMany(language => new[] { Name(textKey, language), About(textKey, language) }).Append(key).Append(key.Replace(":", "__", StringComparison.Ordinal));
        return new SettingRow(key, group, Name(textKey, CultureInfo.CurrentUICulture), About(textKey, CultureInfo.CurrentUICulture), value, normal, source) { Sought = SettingSearch.Plain(string.Join(' ', sought)) };
    }

    public string Say(object? value, SettingUnit unit) => value switch
    {
        null or "" => texts["Value.None"],
        _ when unit is SettingUnit.Secret => texts["Value.Secret"],
        bool isOn => texts[isOn ? "Value.On" : "Value.Off"],
        TimeSpan time => unit is SettingUnit.TimeOfDay ? TimeOnly.FromTimeSpan(time).ToString("t", CultureInfo.CurrentCulture) : Length(time),
        string text => text,
        IFormattable number => Number(number, unit),
        _ => value.ToString()!,
    };

    private string Number(IFormattable number, SettingUnit unit)
    {
        if (unit is SettingUnit.Money)
        {
            return texts["Unit.Money", Written(number), currency];
        }

        var counted = unit is SettingUnit.Share ? 100 * Convert.ToDecimal(number, CultureInfo.InvariantCulture) : number;
        return unit is SettingUnit.None ? Written(counted) : texts[Convert.ToDecimal(counted, CultureInfo.InvariantCulture) is 1 && unit is SettingUnit.Days ? "Unit.Days.One" : $"Unit.{unit}", Written(counted)];
    }

    private string Length(TimeSpan time)
    {
        var seconds = (time - new TimeSpan(time.Days, time.Hours, time.Minutes, 0)).TotalSeconds;
        string?[] parts =
        [
            time.Days > 0 ? texts[time.Days is 1 ? "Unit.Days.One" : "Unit.Days", time.Days].Value : null,
            time.Hours > 0 ? texts["Unit.Hours", time.Hours].Value : null,
            time.Minutes > 0 ? texts["Unit.Minutes", time.Minutes].Value : null,
            seconds > 0 || time == TimeSpan.Zero ? texts["Unit.Seconds", Written(seconds)].Value : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Written(IFormattable number) => number.ToString("#,##0.###", CultureInfo.CurrentCulture);
}
