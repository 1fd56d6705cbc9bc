using System.Xml.Linq;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports;
using DailyCam.Core.Reports.Periods;
using DailyCam.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>Korean and English tell the same facts: every number and every time of one stands in the other.</summary>
public sealed class ReportLanguagesTests
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true);

    [Fact]
    public void Both_languages_of_a_report_name_the_same_numbers_and_times()
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        Prop.ForAll(RandomDays.Any, facts => AssertSame(facts, kinds)).Check(Some);
        Assert.True(kinds.Count >= 40, $"the random days hold only {kinds.Count} kinds of sentences: {string.Join(' ', kinds)}");
    }

    [Fact]
    public void Times_and_numbers_are_found_in_both_languages()
    {
        var day = new ReportDay().Covered("08:00", "20:00");
        var sentence = Assert.Single(day.With(day.Incident("14:03:27", seconds: 65)).Report().Incidents).Sentence;
        Assert.Equal(["1", "14:03:27"], sentence.FactsIn("ko"));
        Assert.Equal(["1", "14:03:27"], sentence.FactsIn("en"));
        Assert.Contains("오후 2:03:27", sentence.Say("ko"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_suggestion_and_every_kind_of_thing_has_its_words()
    {
        var keys = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web/Features/Reports/ReportsText.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        string[] asked =
        [
            .. HomeRules.Keys, .. Of<ChildActivity>(), .. Of<DevelopmentArea>(), .. Of<HighlightKind>(), .. Of<Core.Reports.Questions.AnswerKind>(),
            .. Of<Core.Reports.Questions.QuestionIntent>().Skip(1), .. Of<Core.Reports.Questions.QuestionDoubt>().Skip(1), .. Enum.GetNames<ScoreWithheld>().Select(static name => $"Withheld.{name}"),
        ];
        Assert.Empty(asked.Except(keys));
        Assert.Empty(keys.Where(static key => key.StartsWith("Suggestion.", StringComparison.Ordinal)).Except(HomeRules.Keys));
        Assert.All(Enum.GetValues<IncidentCategory>(), static category => Assert.All(Enumerable.Range(1, 11), stage => Assert.Contains(HomeRules.KeyOf(category, stage), HomeRules.Keys)));
    }

    /// <summary>Words that pages put together of a fixed part and a kind.</summary>
    [Fact]
    public void Every_kind_of_period_has_its_words()
    {
        var keys = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web/Features/Reports/PeriodText.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        string[] asked = [.. Enum.GetNames<PeriodKind>().Select(static kind => $"Tabs.{kind}"), .. new[] { "Title", "Turn", "Previous", "Next", "Problem" }.SelectMany(static part => new[] { $"{part}.Week", $"{part}.Month" })];
        Assert.Empty(asked.Except(keys));
    }

    /// <summary>It may never have been made: no money, no consent, a provider in trouble.</summary>
    [Theory]
    [InlineData("Reports/ReportsText", "Incidents.Unverified")]
    [InlineData("Timeline/TimelineText", "Incident.Unverified")]
    public void What_is_not_verified_does_not_say_that_a_second_look_was_made(string texts, string key)
    {
        string Said(string language) => XDocument.Load(Path.Combine(RepositoryFiles.Root, $"DailyCam.Web/Features/{texts}{language}.resx")).Root!.Elements("data").Single(data => data.Attribute("name")!.Value == key).Value;
        Assert.Contains("ot confirmed by a second look", Said(string.Empty), StringComparison.Ordinal);
        Assert.StartsWith("한 번 더 확인되지는 않은 일이에요.", Said(".ko"), StringComparison.Ordinal);
    }

    private static void AssertSame(DayFacts facts, HashSet<string> kinds)
    {
        foreach (var sentence in ReportDay.Sentences(ReportBuilder.Build(facts, ReportDay.Rules)))
        {
            kinds.Add(sentence.Key);
            var (korean, english) = (sentence.Say("ko"), sentence.Say("en"));
            Assert.DoesNotContain(sentence.Key, korean + english, StringComparison.Ordinal);
            Assert.Matches("[가-힣]|^[^A-Za-z]*$", korean);
            Assert.Equal(sentence.FactsIn("ko"), sentence.FactsIn("en"));
        }
    }

    private static IEnumerable<string> Of<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(static name => $"{typeof(T).Name}.{name}");
}
