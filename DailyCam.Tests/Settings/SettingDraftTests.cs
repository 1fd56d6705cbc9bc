using DailyCam.Web.Features.Settings;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>What people type for settings, and what they begin with.</summary>
public sealed class SettingDraftTests
{
    [Theory]
    [InlineData("DailyCam:Archive:RetentionDays", "30", "30")]
    [InlineData("DailyCam:Archive:RetentionDays", " ３０ ", "30")]
    [InlineData("DailyCam:Uploads:MaxGigabytes", "2.50", "2.5")]
    [InlineData("DailyCam:Analysis:MinimumCoverage", "95", "0.95")]
    [InlineData("DailyCam:Database:BackupAt", "04:15", "04:15:00")]
    [InlineData("DailyCam:Detection:Model", "lite0", "lite0")]
    public void What_can_be_meant_is_written_as_files_have_it(string key, string typed, string written)
    {
        Assert.Null(new SettingDraft { Text = typed }.TryWrite(Entry(key), out var value));
        Assert.Equal(written, value);
    }

    [Theory]
    [InlineData("DailyCam:Archive:RetentionDays", "seven", "NotANumber")]
    [InlineData("DailyCam:Archive:RetentionDays", "", "NotANumber")]
    [InlineData("DailyCam:Archive:RetentionDays", "1,5", "NotANumber")]
    [InlineData("DailyCam:Archive:RetentionDays", "\uD800", "NotANumber")]
    [InlineData("DailyCam:Archive:RetentionDays", "7.5", "NotWhole")]
    [InlineData("DailyCam:Database:BackupAt", "25:00", "NotATime")]
    [InlineData("DailyCam:Detection:Model", "huge", "NotAChoice")]
    public void What_cannot_be_meant_is_said_and_stays_as_it_was_typed(string key, string typed, string refusal)
    {
        var draft = new SettingDraft { Text = typed };
        Assert.Equal(refusal, draft.TryWrite(Entry(key), out _).ToString());
        Assert.Equal(typed, draft.Text);
    }

    [Fact]
    public void A_length_of_time_is_typed_in_the_largest_unit_that_fits()
    {
        var life = Entry("DailyCam:Sharing:LongestLife");
        var draft = SettingDraft.Of(life, TimeSpan.FromHours(36));
        Assert.Equal(("36", SettingSpan.Hours), (draft.Text, draft.Span));
        Assert.Equal(("0.5", SettingSpan.Seconds), (SettingDraft.Of(life, TimeSpan.FromSeconds(0.5)).Text, SettingDraft.Of(life, TimeSpan.FromSeconds(0.5)).Span));
        Assert.Null(new SettingDraft { Text = "1.5", Span = SettingSpan.Days }.TryWrite(life, out var value));
        Assert.Equal("1.12:00:00", value);
        Assert.Equal(SettingRefusal.OutOfRange, new SettingDraft { Text = "99999999999999", Span = SettingSpan.Days }.TryWrite(life, out _));
    }

    /// <summary>Opened and saved without a change, a setting stays what it is.</summary>
    [Fact]
    public void What_stands_in_the_form_at_first_is_what_counts()
    {
        var here = SettingCatalogue.All.Where(static entry => entry.IsChangedHere).ToArray();
        Assert.True(here.Length > 25);
        Assert.All(here, static entry =>
        {
            Assert.Null(SettingDraft.Of(entry, entry.Default).TryWrite(entry, out var value));
            var same = SettingDraft.KindOf(entry) is SettingKind.Number
                ? decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) == Convert.ToDecimal(entry.Default, System.Globalization.CultureInfo.InvariantCulture)
                : value == SettingDraft.Written(entry.Default);
            Assert.True(same, $"{entry.Key}: {value}");
        });
    }

    private static SettingEntry Entry(string key) => KeptSettingsHome.Entry(key);
}
