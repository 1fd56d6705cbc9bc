using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DailyCam.Core;
using DailyCam.Tests.Architecture;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Settings;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>The page of settings lists what the options classes hold: nothing is missing, nothing is made up, and no secret is shown.</summary>
public sealed partial class SettingCatalogueTests
{
    private static readonly string[] Keys = [.. ConfigurationReference.Options(typeof(DailyCamCore).Assembly, typeof(Program).Assembly)
        .SelectMany(static option => option.Type.GetProperties().Where(static property => property.CanWrite).Select(property => $"{option.Section}:{property.Name}"))];

    [Fact]
    public void Every_option_is_listed_once_or_left_out_with_a_reason()
    {
        Assert.True(Keys.Length > 100, "the options were not found");
        var listed = SettingCatalogue.All.Select(static entry => entry.Key).ToArray();
        Assert.Equal(listed.Length, listed.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Keys.Order(StringComparer.Ordinal), listed.Concat(SettingCatalogue.LeftOut.Keys).Order(StringComparer.Ordinal));
        Assert.All(SettingCatalogue.LeftOut.Values, static reason => Assert.True(reason.Length > 20));
    }

    [Fact]
    public void The_reference_names_the_same_variables()
    {
        var reference = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "reference", "configuration.md"));
        Assert.All(SettingCatalogue.All, entry => Assert.Contains($"| `{entry.Variable}` |", reference, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public void Every_setting_has_its_name_and_its_meaning_and_no_text_is_left_over(string language)
    {
        var folder = Path.Combine(RepositoryFiles.Root, "DailyCam.Web", "Features", "Settings");
        var texts = XDocument.Load(Path.Combine(folder, language is "en" ? "SettingNames.resx" : "SettingNames.ko.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToArray();
        var kept = texts.Where(static key => key.StartsWith("camera.", StringComparison.Ordinal) || key.StartsWith("child.", StringComparison.Ordinal) || key.StartsWith("device.", StringComparison.Ordinal));
        var expected = SettingCatalogue.All.SelectMany(static entry => new[] { entry.TextKey, $"{entry.TextKey}.About" });
        Assert.Equal(expected.Order(StringComparer.Ordinal), texts.Except(kept).Order(StringComparer.Ordinal));
        var names = SettingCatalogue.All.Select(entry => SettingWords.Name(entry.TextKey, CultureInfo.GetCultureInfo(language))).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(language is "ko", names.Count(static name => Hangul().IsMatch(name)) > 100);
    }

    /// <summary>A key or password that is added later must not come onto the page by its name alone.</summary>
    [Fact]
    public void What_is_named_like_a_secret_is_one()
    {
        var alike = SettingCatalogue.All.Where(static entry => Secret().IsMatch(entry.Key)).ToArray();
        Assert.Equal(2, alike.Length);
        Assert.All(alike, static entry => Assert.Equal(SettingUnit.Secret, entry.Unit));
    }

    /// <summary>A setting that is added later is changed on the page only when somebody thought about it; and of what families may want to change, the page says why it is not changed there.</summary>
    [Fact]
    public void Nothing_that_opens_a_door_hides_recordings_or_holds_a_secret_is_changed_on_the_page()
    {
        var here = SettingCatalogue.All.Where(static entry => entry.IsChangedHere).ToArray();
        Assert.DoesNotContain(here, static entry => entry.Unit is SettingUnit.Secret || Outside().IsMatch(entry.Key));
        Assert.All(here.Where(static entry => entry.Shape.Type == typeof(string)), static entry => Assert.NotEmpty(entry.Shape.Choices));
        Assert.All(SettingCatalogue.All.Where(static entry => !entry.IsFine), static entry => Assert.NotEqual(SettingEditing.Tuning, entry.Editing));
        Assert.All(SettingCatalogue.All.Where(static entry => entry.Unit is SettingUnit.Secret), static entry => Assert.Equal(SettingEditing.Secret, entry.Editing));
        var texts = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web", "Features", "Settings", "SettingsText.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(Enum.GetValues<SettingEditing>().Except([SettingEditing.Here, SettingEditing.Tuning]), editing => Assert.Contains($"Outside.{editing}", texts));
        Assert.All(Enum.GetNames<SettingRefusal>(), name => Assert.Contains($"Refused.{name}", texts));
        Assert.All(Enum.GetNames<SettingSpan>(), name => Assert.Contains($"Span.{name}", texts));
        Assert.All(texts.Where(static key => key.StartsWith("Caution.", StringComparison.Ordinal)), key => Assert.Contains(here, entry => $"Caution.{entry.TextKey}" == key));
    }

    /// <summary>With ten minutes next to no visit to a danger zone would become a danger, and nothing would look wrong.</summary>
    [Theory]
    [InlineData("DailyCam:Incidents:DangerAfter")]
    [InlineData("DailyCam:Incidents:LooksToOpen")]
    [InlineData("DailyCam:Detection:MinimumScore")]
    public void What_could_blind_local_vision_is_not_changed_on_the_page(string key) => Assert.Equal(SettingEditing.Sight, SettingCatalogue.Find(key)!.Editing);

    [GeneratedRegex("(Path|Program|File|Address|Trusted|PathBase|Role|Project|Location|ApiKey)$")]
    private static partial Regex Outside();

    [GeneratedRegex("(Key|Password|Secret|Token)$")]
    private static partial Regex Secret();

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();
}
