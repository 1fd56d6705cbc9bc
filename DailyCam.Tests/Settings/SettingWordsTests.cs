using DailyCam.Tests.Home;
using DailyCam.Web.Features.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Settings;

public sealed class SettingWordsTests
{
    private static readonly SettingWords Words = new(
        new StringLocalizer<SettingsText>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)), "USD");

    public static TheoryData<object?, SettingUnit, string, string> Values() => new()
    {
        { 7, SettingUnit.Days, "7 days", "7일" },
        { 1, SettingUnit.Days, "1 day", "1일" },
        { 2.5, SettingUnit.Gigabytes, "2.5 GB", "2.5GB" },
        { 12000, SettingUnit.Tokens, "12,000 tokens", "토큰 12,000개" },
        { 0.002, SettingUnit.Share, "0.2%", "0.2%" },
        { 0.95, SettingUnit.Share, "95%", "95%" },
        { 20m, SettingUnit.Money, "20 USD", "20 USD" },
        { 28, SettingUnit.None, "28", "28" },
        { TimeSpan.FromMinutes(10), SettingUnit.None, "10 min", "10분" },
        { TimeSpan.FromSeconds(0.5), SettingUnit.None, "0.5 s", "0.5초" },
        { TimeSpan.Zero, SettingUnit.None, "0 s", "0초" },
        { new TimeSpan(1, 2, 0, 5), SettingUnit.None, "1 day 2 h 5 s", "1일 2시간 5초" },
        { TimeSpan.FromDays(7), SettingUnit.None, "7 days", "7일" },
        { true, SettingUnit.None, "on", "켜짐" },
        { false, SettingUnit.None, "off", "꺼짐" },
        { "lite1", SettingUnit.None, "lite1", "lite1" },
        { "", SettingUnit.None, "not set", "정하지 않음" },
        { "", SettingUnit.Secret, "not set", "정하지 않음" },
        { "an-api-key", SettingUnit.Secret, "set, never shown", "정해져 있음 (보여 주지 않음)" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_said_with_its_unit(object? value, SettingUnit unit, string english, string korean)
    {
        Assert.Equal(english, HomeTexts.In("en", () => Words.Say(value, unit)));
        Assert.Equal(korean, HomeTexts.In("ko", () => Words.Say(value, unit)));
    }

    [Fact]
    public void A_time_of_day_is_said_as_the_clock_says_it() => Assert.Contains("3:30", HomeTexts.In("en", () => Words.Say(new TimeSpan(3, 30, 0), SettingUnit.TimeOfDay)), StringComparison.Ordinal);
}
