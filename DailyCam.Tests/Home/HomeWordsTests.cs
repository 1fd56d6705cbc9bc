using System.Xml.Linq;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Faults;
using DailyCam.Core.Home;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Home;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Home;

/// <summary>The words of the first page, in both languages: they promise no more than the facts.</summary>
public sealed class HomeWordsTests
{
    private static readonly string[] Languages = ["ko", "en"];
    private static readonly DateTimeOffset Now = HomeTexts.Now;
    private static readonly WatchLimits Limits = WatchLimits.Of(new DetectionOptions());

    [Fact]
    public void Nobody_reads_that_all_is_watched_when_a_camera_is_not() => Prop.ForAll(RandomSigns.AnyCameras, static signs =>
    {
        var summary = WatchSummary.Of([.. signs.Select(static one => WatchJudge.Judge(one, Limits, Now))]);
        foreach (var language in Languages)
        {
            var (headline, beat) = HomeTexts.In(language, () => (HomeTexts.Words.Headline(summary), HomeTexts.Words.Beat(summary)!));
            var isAll = summary.Level == WatchLevel.All;
            Assert.Equal(isAll, beat.Contains(language == "ko" ? "계속 지켜보는 중" : "Still watching", StringComparison.Ordinal));
            Assert.Equal(summary.Watched > 0, headline.Contains(language == "ko" ? "지켜보고 있어요" : " watching", StringComparison.Ordinal) && !headline.Contains("Nobody", StringComparison.Ordinal));
            if (summary.Level == WatchLevel.Some)
            {
                Assert.Contains($"{summary.Watched}", headline, StringComparison.Ordinal);
                Assert.Contains($"{summary.Cameras.Count}", headline, StringComparison.Ordinal);
            }

            // Every camera that is not watched is named, with what it does instead.
            foreach (var camera in summary.Unwatched)
            {
                var clause = HomeTexts.In(language, () => HomeTexts.Words.Clause(camera));
                Assert.StartsWith($"{camera.Name}: ", clause, StringComparison.Ordinal);
                Assert.DoesNotContain("Standing.", clause, StringComparison.Ordinal);
                Assert.DoesNotContain("{", clause, StringComparison.Ordinal);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    [Fact]
    public void Whatever_deserves_attention_has_a_sentence_in_both_languages() => Prop.ForAll(RandomSigns.AnyAttention, static signs =>
    {
        foreach (var matter in AttentionList.Of(signs))
        {
            foreach (var language in Languages)
            {
                var said = HomeTexts.In(language, () => $"{HomeTexts.Words.Sentence(matter)} {HomeTexts.Words.Detail(matter)}");
                Assert.DoesNotMatch(@"Attention\.|Alarm|FaultReason|\{\d", said);
                var isKorean = said.Any(static letter => letter is >= '\uAC00' and <= '\uD7A3');
                Assert.True(language == "ko" ? isKorean : !isKorean || matter.Cameras.Count > 0, said);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));

    [Theory]
    [InlineData("ko", "카메라 3대 가운데 1대가 지켜보고 있어요", "거실: 오후 3:02부터 영상이 오지 않아요", "마지막 확인 7초 전", "오후 3:12:08 현재")]
    [InlineData("en", "1 of 3 cameras is watching", "거실: no picture since 3:02\u202FPM", "last look 7 s ago", "As of 3:12:08\u202FPM")]
    public void The_sentence_reads_as_a_parent_would_say_it(string language, string headline, string clause, string looked, string beat)
    {
        var gone = new CameraNow(CameraId.New(), "거실", CameraStanding.NoPicture, Now.AddMinutes(-10).AddSeconds(-8), null, null);
        var summary = WatchSummary.Of([gone, new CameraNow(CameraId.New(), "주방", CameraStanding.Watched, null, Now.AddSeconds(-7), null), gone with { Camera = CameraId.New(), Standing = CameraStanding.Off }]);
        HomeTexts.In(language, () =>
        {
            Assert.Equal(headline, HomeTexts.Words.Headline(summary));
            Assert.Equal(Plain(clause), Plain(HomeTexts.Words.Clause(gone)));
            Assert.Equal(looked, HomeTexts.Words.Looked(summary));
            Assert.Equal(Plain(beat), Plain(HomeTexts.Words.Beat(summary)!));
            return true;
        });
    }

    [Fact]
    public void A_moment_of_another_day_is_told_with_its_date_and_no_time_before_the_zone_is_known()
    {
        HomeTexts.In("ko", () =>
        {
            Assert.Contains("2026. 11. 19.", HomeTexts.Words.Since(Now.AddDays(-1)), StringComparison.Ordinal);
            Assert.Null(new HomeWords(HomeTexts.Home, HomeTexts.Shared, null, Now).Since(Now));
            return true;
        });
    }

    [Fact]
    public void Every_value_of_the_first_page_has_its_words()
    {
        var keys = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web/Features/Home/HomeText.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var shared = new[] { AttentionKind.ClockNotSet, AttentionKind.KeyRefused, AttentionKind.ModelRetired, AttentionKind.NoPrice, AttentionKind.BudgetUsedUp, AttentionKind.ModelEnds, AttentionKind.BudgetLow };
        Assert.All(Enum.GetValues<CameraStanding>(), standing => Assert.Contains($"State.{standing}", keys));
        Assert.All(Enum.GetValues<CameraStanding>().Except([CameraStanding.Watched]), standing => Assert.Contains($"Standing.{standing}", keys));
        Assert.All(Enum.GetValues<AttentionKind>().Except(shared), kind => Assert.Contains($"Attention.{kind}", keys));
        Assert.All(Enum.GetValues<ChecklistStep>(), step => Assert.Contains($"Step.{step}", keys));
        Assert.All(Enum.GetValues<AnalysisAlarmKind>(), static kind => Assert.NotEqual($"AnalysisAlarmKind.{kind}", HomeTexts.Shared[$"AnalysisAlarmKind.{kind}"].Value));
    }

    [Theory]
    [InlineData("엄마", ReviewState.Confirmed, "엄마가 오후 3:12에 확인했어요", "엄마 confirmed this at 3:12 PM")]
    [InlineData("할아버님", ReviewState.FalseAlarm, "할아버님이 오후 3:12에 잘못된 알림으로 표시했어요", "할아버님 called this a false alarm at 3:12 PM")]
    [InlineData("Dad", ReviewState.Resolved, "Dad이(가) 오후 3:12에 조치 완료로 표시했어요", "Dad marked this as dealt with at 3:12 PM")]
    [InlineData(null, ReviewState.Confirmed, "누군가가 오후 3:12에 확인했어요", "Somebody confirmed this at 3:12 PM")]
    [InlineData("엄마", ReviewState.New, null, null)]
    public void Who_looked_at_an_incident_is_said_by_name_and_time(string? by, ReviewState review, string? korean, string? english)
    {
        var incident = new Incident
        {
            CameraId = CameraId.New(), StartAt = Now, EvidenceAt = Now, Severity = Severity.Caution, Category = IncidentCategory.Fall, Source = IncidentSource.Zone, Confidence = 1, Review = review, ReviewedBy = by, ReviewedAt = Now,
        };
        Assert.Equal(korean, HomeTexts.In("ko", () => HomeTexts.Shared.SeenBy(incident, Reports.ReportDay.Seoul, Now)));
        Assert.Equal(english, HomeTexts.In("en", () => HomeTexts.Shared.SeenBy(incident, Reports.ReportDay.Seoul, Now)) is { } said ? Plain(said) : null);
    }

    [Fact]
    public void A_size_a_cause_and_a_backup_are_told_in_figures_and_words() => HomeTexts.In("en", () =>
    {
        Assert.Equal("1.5 GB are left on the disk of the recordings.", HomeTexts.Words.Sentence(new Attention(AttentionKind.StorageLow) { Bytes = 3L << 29 }));
        Assert.Equal("거실, 주방: not being recorded.", HomeTexts.Words.Sentence(new Attention(AttentionKind.NotRecorded) { Cameras = ["거실", "주방"], Reason = FaultReason.StorageMissing }));
        Assert.StartsWith("The damaged file is kept.", HomeTexts.Words.Detail(new Attention(AttentionKind.DatabaseRescued) { Rescue = new DatabaseRescueNote("aside", null) }), StringComparison.Ordinal);
        return true;
    });

    /// <summary>English writes a narrow space before AM and PM.</summary>
    private static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
