using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DailyCam.Core.Analysis;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>
/// A family lets Gemini look, on a phone in Korean and on a desk in English: consent, what left the house, the budget that runs low and out, the day's report, a question and where its answer can be
/// checked. The provider is scripted and answers when the journey has come so far.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Patient)]
public sealed partial class GeminiJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Milliseconds: three archive segments and a look at the budget each half minute.</summary>
    private const float Patience = 120_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };
    private static readonly LocatorAssertionsToHaveAttributeOptions Has = new() { Timeout = Patience };

    // A token costs a millionth of a dollar, of the cheaper model a tenth: a third of the budget, then more than 80 % of it, then all of it and a little more.
    private static readonly Step[] Answers =
    [
        Step.Answer(ModelWords.SegmentOf(20, ModelWords.Claim(20)), new ScriptedUsage(99_000, 1_000)),
        Step.Answer(ModelWords.SegmentOf(20), new ScriptedUsage(149_000, 1_000)),
        Step.Answer(ModelWords.SegmentOf(20, ModelWords.Claim(10, title: "Fall from the chair")), new ScriptedUsage(599_000, 1_000)),
    ];

    [Fact]
    public async Task Gemini_is_allowed_its_requests_are_listed_the_budget_ends_them_and_the_report_answers_and_cites_in_both_languages()
    {
        using var pace = new AnswerPace(Answers);
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = seen => ExaminationBench.IsSecondLook(seen) ? Step.Answer(ModelWords.Verify("yes", 6)) : pace.Take();
        await using var product = await ProductProcess.StartAsync(ScriptedProduct.Settings(
            server, ("Archive__SegmentLength", "00:00:30"), ("Analysis__MinimumSegmentSeconds", "20"), ("Jobs__ExaminationWorkers", "1"), ("Analysis__Budget__PerDay", "0.3")));
        var camera = await product.Api.AddDemoCameraAsync("거실 창가 Living room");
        await using var phone = await browser.OpenAsync(product, new ViewerSetting("ko", Phone: true), signedIn: false);
        await using var desk = await browser.OpenAsync(product, new ViewerSetting("en"));

        await SignInAsync(phone);
        await SeeNothingSentAsync(phone);
        await AllowAsync(product, phone, camera);
        pace.Next();
        await SeeFirstRowAsync(desk, server);
        await SeeFirstRowAsync(phone, server);
        pace.Next();
        await SeeBudgetAsync(phone, "CheaperModel", "BudgetLow", "더 저렴한 모델", "예산이 얼마 남지 않아");
        pace.Next();
        await SeeBudgetAsync(phone, "LocalOnly", "BudgetUsedUp", "예산을 다 써서 아무것도 보내지 않아요", "분석 예산을 다 썼어요");
        await SeeBudgetAsync(desk, "LocalOnly", "BudgetUsedUp", "nothing is sent, and this computer alone looks", "The analysis budget is used up");
        await AssertNothingMoreIsSentAsync(product, server, camera);

        await ReadReportAsync(phone, "소파에서 떨어짐", "아이가 소파 옆에서 놀았어요", "한 번 더 확인되지는 않은 일");
        await ReadReportAsync(desk, "Fall from the sofa", "The child played beside the sofa", "Not confirmed by a second look");
        await SwitchLanguageAsync(phone);
        await AskAsync(phone, "마지막으로 넘어진 게 언제야?", "낙상: 마지막은");
        await AskAsync(desk, "When was the last fall?", "Fall: last at");
        foreach (var window in new[] { phone, desk })
        {
            await OpenCitationsAsync(window);
            window.AssertNoComplaints();
        }
    }

    private static async Task SignInAsync(ProductPage window)
    {
        await window.GoAsync("sign-in");
        await window.Page.FillAsync("#user", ProductProcess.AdminUser);
        await window.Page.FillAsync("#password", ProductProcess.AdminPassword);
        await window.Page.Locator("button.primary-action").ClickAsync();
        await window.Page.WaitForURLAsync(static url => !url.Contains("sign-in", StringComparison.Ordinal), new() { Timeout = Patience });
    }

    private static async Task SeeNothingSentAsync(ProductPage window)
    {
        await window.GoAsync("ledger");
        await Assertions.Expect(window.Page.Locator("p.empty")).ToContainTextAsync("보낸 것이 없어요", Contains);
        await Assertions.Expect(window.Page.Locator(".none")).ToContainTextAsync("집 밖으로 보낸 것이 없어요");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("gemini-1-nothing-sent", fullPage: true);
    }

    /// <summary>The model is chosen, what would be sent is read and agreed to; the budget stands beside it.</summary>
    private static async Task AllowAsync(ProductProcess product, ProductPage window, string camera)
    {
        await window.GoAsync("settings/analysis");
        await Assertions.Expect(window.Page.Locator(".budget [data-part=Day]")).ToContainTextAsync("0.30 USD", Contains);
        var card = window.Page.Locator($"[data-camera='{camera}']");
        await card.Locator("[data-analyzer=vertex] input").CheckAsync(new() { Timeout = Patience });
        var consent = card.Locator("[data-consent=vertex]");
        await consent.Locator("summary").ClickAsync();
        await Assertions.Expect(consent.Locator("dl")).ToContainTextAsync("아이 이름, 카메라 주소, 비밀번호는 절대 보내지 않아요");
        await Assertions.Expect(consent.Locator(".give")).ToBeDisabledAsync();
        await window.ScreenshotAsync("gemini-2-consent", fullPage: true);
        await consent.Locator(".check input").CheckAsync();
        await consent.Locator(".give").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(consent).ToHaveAttributeAsync("data-given", "true", Has);
        await Assertions.Expect(card.Locator(".message")).ToContainTextAsync("지금부터 녹화되는 것에만 적용돼요");
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("gemini-3-allowed", fullPage: true);
        var stored = await product.Api.GetAsync($"cameras/{camera}");
        Assert.Equal("""["local","vertex"]""", stored.GetProperty("analyzers").GetRawText());
        Assert.True(stored.GetProperty("consents").GetProperty("vertex").GetBoolean());
    }

    /// <summary>The row of the first request, with its bytes, tokens and price, as the provider saw it.</summary>
    private static async Task SeeFirstRowAsync(ProductPage window, ScriptedVertex server)
    {
        await window.GoAsync("ledger");
        await Eventually.Is(() => server.Requests.Count > 0, Soon, "the first segment is sent");
        var seen = server.Requests[0];
        var row = window.Page.Locator($".item[data-entry='{seen.LedgerId}']");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-outcome", "Answered", Has);
        await Assertions.Expect(row).ToContainTextAsync(WithoutSound(), Contains);
        await row.Locator("summary").ClickAsync();
        await Assertions.Expect(row.Locator(".cost")).ToHaveTextAsync(DearerThanReserved());
        await Assertions.Expect(row.Locator("dl")).ToContainTextAsync("99,000 / 1,000");
        await Assertions.Expect(row.Locator("dl")).ToContainTextAsync(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(seen.Video!)));
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("gemini-4-first-row", fullPage: true);
    }

    private static async Task SeeBudgetAsync(ProductPage window, string step, string alarm, string stepWords, string alarmWords)
    {
        await window.GoAsync("ledger");
        await Assertions.Expect(window.Page.Locator(".budget")).ToHaveAttributeAsync("data-frugality", step, Has);
        await Assertions.Expect(window.Page.Locator("p.step")).ToContainTextAsync(stepWords);
        await Assertions.Expect(window.Page.Locator($".alarm[data-analysis={alarm}]")).ToContainTextAsync(alarmWords, Contains);
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync($"gemini-5-{step}", fullPage: true);
    }

    /// <summary>The next segment is named for what it is: not sent, because the budget is used up. The cheaper model was asked for the last one.</summary>
    private static async Task AssertNothingMoreIsSentAsync(ProductProcess product, ScriptedVertex server, string camera)
    {
        await Eventually.Is(
            async () => (await product.Api.GetAsync($"segments?camera={camera}")).GetProperty("items").EnumerateArray().Any(static segment => Text(segment, "state") == "overBudget" && Text(segment, "reason") == AnalysisReasons.OverDayBudget),
            Soon,
            "a segment is not sent");
        Assert.Equal([ExaminationBench.Model, ExaminationBench.Model, ExaminationBench.CheapModel], server.Requests.Where(static seen => !ExaminationBench.IsSecondLook(seen)).Select(static seen => seen.Model));
        Assert.Single(server.Requests, ExaminationBench.IsSecondLook);
        var ledger = (await product.Api.GetAsync("ledger")).GetProperty("items").EnumerateArray();
        Assert.Equal(server.Requests.Select(static seen => seen.LedgerId).Order(StringComparer.Ordinal), ledger.Select(static row => Text(row, "id")).Order(StringComparer.Ordinal));
    }

    private static async Task ReadReportAsync(ProductPage window, string incident, string development, string unverified)
    {
        await window.GoAsync("report");
        await Assertions.Expect(window.Page.Locator(".report-page[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(window.Page.Locator(".report-incidents")).ToContainTextAsync(incident, Contains);
        await Assertions.Expect(window.Page.Locator(".report-incidents")).ToContainTextAsync(unverified);
        await Assertions.Expect(window.Page.Locator("[data-examined]")).ToContainTextAsync(development);
        await window.AssertNoSidewaysScrollAsync();
        await window.ScreenshotAsync("gemini-6-report", fullPage: true);
    }

    /// <summary>In the account menu, to English and back: the same report.</summary>
    private static async Task SwitchLanguageAsync(ProductPage window)
    {
        foreach (var (language, words) in new[] { ("en", "Fall from the chair"), ("ko", "소파에서 떨어짐") })
        {
            await window.Page.Locator(".account-menu summary").ClickAsync();
            await window.Page.Locator($".viewer-choices button[value={language}]").ClickAsync();
            await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", language, Has);
            await Assertions.Expect(window.Page.Locator(".report-incidents")).ToContainTextAsync(words, Contains);
            Assert.EndsWith("/report", new Uri(window.Page.Url).AbsolutePath, StringComparison.Ordinal);
        }
    }

    private static async Task AskAsync(ProductPage window, string question, string answer)
    {
        await window.GoAsync("report");
        await window.Page.Locator("#question").FillAsync(question, new() { Timeout = Patience });
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator(".answer[data-answer=Answered]")).ToContainTextAsync(answer, Contains);
        await window.ScreenshotAsync("gemini-7-answer", fullPage: true);
    }

    /// <summary>The answer's, a second that the model named, and the last minute that was watched: each plays from there.</summary>
    private static async Task OpenCitationsAsync(ProductPage window)
    {
        await OpenAsync(window, ".answer a.cite");
        foreach (var cite in new[] { ".report-columns a[data-cite=Segment]", ".report-summary a[data-cite=CoverageMinute] >> nth=-1" })
        {
            await window.GoAsync("report");
            await OpenAsync(window, cite);
        }

        await window.ScreenshotAsync("gemini-8-citation");
    }

    private static async Task OpenAsync(ProductPage window, string cite)
    {
        await window.Page.Locator(cite).First.ClickAsync(new() { Timeout = Patience });
        await window.Page.WaitForURLAsync(static url => url.Contains("/timeline?", StringComparison.Ordinal), new() { Timeout = Patience });
        var asked = DateTimeOffset.Parse(Uri.UnescapeDataString(CitedMoment().Match(window.Page.Url).Groups["at"].Value), CultureInfo.InvariantCulture);
        var bar = window.Page.Locator(".timeline-bar");
        var playing = await Eventually.Gives(() => bar.GetAttributeAsync("data-playing"), Soon, $"{cite} plays");
        Assert.InRange((DateTimeOffset.Parse(playing, CultureInfo.InvariantCulture) - asked).TotalSeconds, -0.5, 5);
        await window.PlayingAsync();
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    [GeneratedRegex(@"소리 없는 영상 [\d.]+초, [\d.,]+(MB|kB)|[\d.]+ s of footage without sound, [\d.,]+ (MB|kB)")]
    private static partial Regex WithoutSound();

    /// <summary>The scripted answer counts more tokens than are set aside for its clip, and the ledger says so.</summary>
    [GeneratedRegex(@"^0\.10 USD (More than was set aside for it|미리 잡아 둔 금액보다 많이 나왔어요)\.")]
    private static partial Regex DearerThanReserved();

    [GeneratedRegex("[?&]at=(?<at>[^&]+)")]
    private static partial Regex CitedMoment();
}
