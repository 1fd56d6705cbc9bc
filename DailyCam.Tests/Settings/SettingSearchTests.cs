using System.Text;
using DailyCam.Web.Features.Settings;
using Xunit;

namespace DailyCam.Tests.Settings;

public sealed class SettingSearchTests
{
    private static readonly SettingRow[] Rows =
    [
        Row("Archive.RetentionDays", "DailyCam:Archive:RetentionDays"),
        Row("Archive.QueueMegabytes", "DailyCam:Archive:QueueMegabytes") with { IsChanged = true },
        Row("Analysis.Budget.PerDay", "DailyCam:Analysis:Budget:PerDay"),
    ];

    [Theory]
    [InlineData("보관 기간")]
    [InlineData("보관기간")]
    [InlineData("recordings KEPT")]
    [InlineData("ｋｅｐｔ　recordings")]
    [InlineData("DailyCam__Archive__RetentionDays")]
    [InlineData("dailycam:archive:retention")]
    [InlineData("카메라에 따로")]
    public void Names_meanings_and_keys_are_found_in_every_language_and_form(string query)
    {
        Assert.Equal(["DailyCam:Archive:RetentionDays"], Keys(SettingSearch.Find(Rows, query, onlyChanged: false)));
        Assert.Equal(["DailyCam:Archive:RetentionDays"], Keys(SettingSearch.Find(Rows, query.Normalize(NormalizationForm.FormD), onlyChanged: false)));
    }

    [Fact]
    public void Every_word_must_stand_in_it()
    {
        Assert.Empty(SettingSearch.Find(Rows, "보관 예산", onlyChanged: false));
        Assert.Equal(Rows, SettingSearch.Find(Rows, "   ", onlyChanged: false));
        Assert.Equal(Rows, SettingSearch.Find(Rows, null, onlyChanged: false));
    }

    [Fact]
    public void What_differs_from_its_default_can_be_asked_for_alone()
    {
        Assert.Equal(["DailyCam:Archive:QueueMegabytes"], Keys(SettingSearch.Find(Rows, string.Empty, onlyChanged: true)));
        Assert.Empty(SettingSearch.Find(Rows, "보관", onlyChanged: true));
    }

    [Fact]
    public void Half_a_character_finds_what_nothing_finds() => Assert.Equal(Rows, SettingSearch.Find(Rows, "\ud800", onlyChanged: false));

    private static SettingRow Row(string textKey, string key) => SettingWords.Row(textKey, key, SettingGroup.Recording, "1", "1", SettingSource.BuiltIn);

    private static string[] Keys(IEnumerable<SettingRow> rows) => [.. rows.Select(static row => row.Key)];
}
