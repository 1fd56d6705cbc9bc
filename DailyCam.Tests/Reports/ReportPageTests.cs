using System.Text.RegularExpressions;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>A parent reads the report of a day, in both languages, follows what it cites, asks, and prints it.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class ReportPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 60_000;

    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };

    [Fact]
    public async Task The_report_reads_the_same_in_both_languages_and_each_citation_opens_its_second()
    {
        await using var product = await ProductProcess.StartAsync();
        var camera = new CameraId(await product.Api.AddDemoCameraAsync("거실 Living room", new { isOn = false }));
        var day = await FillAsync(product, camera);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync($"report/{day:yyyy-MM-dd}");
            await Assertions.Expect(page.Page.Locator(".report-page[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
            await Assertions.Expect(page.Page.Locator(".report-score")).ToHaveAttributeAsync("data-score", "60");

            // The cards are drawn: their look stands in a style sheet of another page.
            Assert.Equal("16px", await page.Page.Locator(".report-columns > .card").First.EvaluateAsync<string>("card => getComputedStyle(card).paddingTop"));
            var korean = viewer.Language == "ko";
            await Assertions.Expect(page.Page.Locator(".report-score")).ToContainTextAsync(korean ? "100점 만점에 60점" : "60 of 100");
            await Assertions.Expect(page.Page.Locator("[data-basis=Model]")).ToContainTextAsync(korean ? "모두 1시간 20분 잤어요" : "Slept for 1 h 20 min");
            await Assertions.Expect(page.Page.Locator("[data-examined]")).ToContainTextAsync(korean ? "혼자 세 걸음 걸었어요." : "Walked three steps alone.");
            await Assertions.Expect(page.Page.Locator(".report-disclaimer")).ToContainTextAsync(korean ? "평가를 대신하지 않으며" : "replace no medical or professional assessment");
            Assert.Equal(28, await page.Page.Locator("[data-chart=watched] g").CountAsync());
            await page.AssertNoSidewaysScrollAsync();
            await page.ScreenshotAsync("report", fullPage: true);
            Assert.Empty(await page.AxeFindingsAsync());
            page.AssertNoComplaints();
        }

        await OpensCitationsAsync(product, day, "ko");
        await OpensCitationsAsync(product, day, "en");
    }

    [Fact]
    public async Task A_question_is_answered_with_its_evidence_and_what_cannot_be_asked_is_said()
    {
        await using var product = await ProductProcess.StartAsync();
        var day = await FillAsync(product, new CameraId(await product.Api.AddDemoCameraAsync("거실", new { isOn = false })));
        foreach (var (language, question, answer, refused) in new[] { ("ko", "마지막으로 넘어진 게 언제야?", "낙상: 마지막은", "할머니가 언제 왔어?"), ("en", "When was the last fall?", "Fall: last at", "When did grandma come?") })
        {
            await using var page = await browser.OpenAsync(product, new ViewerSetting(language, Phone: true));
            await page.GoAsync($"report/{day:yyyy-MM-dd}");
            await page.Page.Locator("#question").FillAsync(question, new() { Timeout = Patience });
            await page.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Page.Locator(".answer[data-answer=Answered]")).ToContainTextAsync(answer, Contains);
            await page.ScreenshotAsync("report-answer", fullPage: true);
            await page.Page.Locator("#question").FillAsync(refused);
            await page.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Page.Locator(".answer[data-answer=NoAnswer]")).ToContainTextAsync(language == "ko" ? "할머니가" : "grandma", Contains);
            await Assertions.Expect(page.Page.Locator(".question-examples button")).ToHaveCountAsync(6);
            await page.Page.Locator(".question-examples button").Nth(3).ClickAsync();
            await Assertions.Expect(page.Page.Locator(".answer[data-answer=Answered]")).ToContainTextAsync(language == "ko" ? "1시간 20분" : "1 h 20 min", Contains);
            await page.AssertNoSidewaysScrollAsync();
            page.AssertNoComplaints();
        }
    }

    [Fact]
    public async Task Days_without_anything_wrong_days_and_no_camera_are_said_in_words()
    {
        await using var product = await ProductProcess.StartAsync();
        await using var page = await browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true));
        await page.GoAsync("report");
        await Assertions.Expect(page.Page.Locator(".report-page[data-state=empty]")).ToContainTextAsync("아직 카메라가 없어요", Contains);
        await page.ScreenshotAsync("report-empty", fullPage: true);

        await product.Api.AddDemoCameraAsync("거실", new { isOn = false });
        var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9));
        await page.GoAsync($"report/{today.AddDays(-3):yyyy-MM-dd}");
        await Assertions.Expect(page.Page.Locator(".report-score[data-score=none]")).ToContainTextAsync("점수 없음", Contains);
        await Assertions.Expect(page.Page.Locator("[data-basis=CannotTell]")).ToContainTextAsync("지켜본 시간이 없어서 알 수 없어요");

        // Of time that nobody watched nothing is said, not even that nothing was seen.
        await Assertions.Expect(page.Page.Locator(".report-page")).ToContainTextAsync("지켜본 시간이 없어서 보여 줄 장면이 없어요");
        Assert.DoesNotContain("보이지 않았", await page.Page.Locator(".report-columns").InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Page.Locator("[data-examined='0']")).ToContainTextAsync("모델이 살펴본 영상이 없어서");
        await page.AssertNoSidewaysScrollAsync();
        await page.ScreenshotAsync("report-unwatched", fullPage: true);
        foreach (var (path, words) in new[] { ("report/2999-01-01", "아직 오지 않은 날"), ("report/yesterday", "날짜를 알아볼 수 없어요"), ("report?camera=bbbbbbbbbbbb", "이 카메라는 더 이상 없어요") })
        {
            await page.GoAsync(path);
            await Assertions.Expect(page.Page.Locator("[role=alert].form-error")).ToContainTextAsync(words, Contains);
        }

        await page.GoAsync("report");
        await Assertions.Expect(page.Page.Locator(".report-page[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Page.Locator(".report-tools a").First.ClickAsync();
        await page.Page.WaitForURLAsync(url => url.EndsWith($"reports/{today.AddDays(-1):yyyy-MM-dd}", StringComparison.Ordinal), new() { Timeout = Patience });
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task The_report_of_a_full_day_prints_on_two_sheets_at_most()
    {
        await using var product = await ProductProcess.StartAsync();
        var day = await FillAsync(product, new CameraId(await product.Api.AddDemoCameraAsync("거실", new { isOn = false })), incidents: 40);
        foreach (var viewer in new[] { new ViewerSetting("ko", Dark: true), new ViewerSetting("en") })
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await page.GoAsync($"report/{day:yyyy-MM-dd}");
            await Assertions.Expect(page.Page.Locator(".report-page[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
            var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
            var folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "artifacts", "screenshots"));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"report-{viewer.Language}.pdf"), pdf, TestContext.Current.CancellationToken);
            var sheets = PdfPage().Count(System.Text.Encoding.Latin1.GetString(pdf));
            Assert.InRange(sheets, 1, 2);

            // As wide as the sheet's printed part, for people to look at.
            await page.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            await page.Page.SetViewportSizeAsync(711, 1040);
            await page.ScreenshotAsync("report-print", fullPage: true);
        }
    }

    /// <summary>Three of different kinds: an incident, a second that a model named, a minute of the track.</summary>
    private async Task OpensCitationsAsync(ProductProcess product, DateOnly day, string language)
    {
        await using var page = await browser.OpenAsync(product, new ViewerSetting(language));
        foreach (var kind in new[] { "Incident", "Segment", "ActivityMinute" })
        {
            await page.GoAsync($"report/{day:yyyy-MM-dd}");
            var cite = page.Page.Locator($".report-columns > .card:not(.report-score) a[data-cite={kind}]").First;
            await cite.WaitForAsync(new() { Timeout = Patience });
            var said = (await cite.TextContentAsync())!.Trim();
            await cite.ClickAsync();
            var cursor = page.Page.Locator(".timeline-cursor span");
            await Assertions.Expect(cursor).ToBeVisibleAsync(new() { Timeout = Patience });
            Assert.Contains("at=", page.Page.Url, StringComparison.Ordinal);

            // The bar says the second in its own way of writing; the digits are the same.
            Assert.StartsWith(Digits(said), Digits((await cursor.TextContentAsync())!), StringComparison.Ordinal);
        }

        // The history is rows alone: the page is told that there is no video behind its seconds.
        page.AssertNoComplaints("404: ", "status of 404");
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    /// <summary>A day three days ago in Seoul, watched from 8 to 18 h: slept from 13:10 to 14:30, fell at 14:50, went to the stove twice, walked.</summary>
    internal static async Task<DateOnly> FillAsync(ProductProcess product, CameraId camera, int incidents = 0)
    {
        var date = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime).AddDays(-3);
        var midnight = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(9)).ToUniversalTime();
        await using var context = product.OpenDatabase();
        for (var ten = 48; ten < 108; ten++)
        {
            var segment = AnalysisBench.SegmentOf(camera, midnight.AddMinutes(10 * ten));
            context.AddRange(segment, Row(segment, AnalyzerNames.Local, null), Row(segment, AnalyzerNames.Vertex, Findings(ten)));
            context.AddRange(Enumerable.Range(0, 10).Select(minute => AnalysisBench.MinuteOf(camera, segment.StartAt.AddMinutes(minute), 60, (byte)(ten * 7 % 90), (byte)(ten % 3))));
        }

        context.AddRange(
            Incident(camera, midnight.AddHours(10).AddSeconds(121), Severity.Caution, IncidentCategory.DangerZoneEntry, "난로"),
            Incident(camera, midnight.AddHours(16.5), Severity.Caution, IncidentCategory.DangerZoneEntry, "난로"),
            Incident(camera, midnight.AddHours(14).AddMinutes(50), Severity.Danger, IncidentCategory.Fall, null));
        context.AddRange(Enumerable.Range(0, incidents).Select(n => Incident(camera, midnight.AddHours(9).AddMinutes(n * 13), n % 2 == 0 ? Severity.Danger : Severity.Caution, (IncidentCategory)(1 + (n % 12)), n % 12 == 9 ? "난로" : null)));
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return date;
    }

    private static Incident Incident(CameraId camera, DateTimeOffset at, Severity severity, IncidentCategory category, string? zone) => new()
    {
        CameraId = camera, StartAt = at, EvidenceAt = at.AddSeconds(1), EndAt = at.AddSeconds(4), Severity = severity, Category = category, Confidence = 0.8, ZoneName = zone,
        Source = zone is null ? IncidentSource.SegmentModel : IncidentSource.Zone,
    };

    private static SegmentFindings Findings(int ten) => new()
    {
        Summary = new Bilingual("아이가 놀았어요.", "The child played."),
        Observations = ten switch
        {
            >= 79 and < 87 => [ReportDay.Doing(ChildActivity.Sleeping, 0, 600)],
            66 => [ReportDay.Doing(ChildActivity.Walking, 61, 75, "혼자 세 걸음 걸었어요.", "Walked three steps alone.", DevelopmentArea.Motor, highlight: true)],
            70 => [ReportDay.Doing(ChildActivity.Eating, 0, 540, "숟가락으로 먹었어요.", "Ate with a spoon.", DevelopmentArea.Cognition)],
            _ => [ReportDay.Doing(ChildActivity.Playing, 30, 400)],
        },
    };

    private static SegmentAnalysis Row(Core.Archive.ArchiveSegment segment, string analyzer, SegmentFindings? findings) => new()
    {
        SegmentId = segment.Id, CameraId = segment.CameraId, StartAt = segment.StartAt, EndAt = segment.EndAt, Analyzer = analyzer, PromptVersion = analyzer == AnalyzerNames.Local ? "1" : "segment-1",
        State = AnalysisState.Analysed, QueuedAt = segment.EndAt, FinishedAt = segment.EndAt, Findings = findings, ShownFps = findings is null ? null : 1, ShownSeconds = findings is null ? null : 600,
        Facts = findings is null ? new SegmentFacts { Seconds = 600, WatchedSeconds = 600, ActiveSeconds = 100, PersonSeconds = 100, MostPeople = 1 } : null,
    };

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();
}
