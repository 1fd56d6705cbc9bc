using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>A parent reads a week and a month, prints them, and plays the highlights of today, in Chromium.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class PeriodPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Milliseconds; a bound for a busy machine.</summary>
    private const float Patience = 60_000;

    /// <summary>Recorded before the highlights are planted.</summary>
    private static readonly TimeSpan Recorded = TimeSpan.FromSeconds(16);

    [Fact]
    public async Task Weeks_and_months_are_read_and_printed_and_the_days_highlights_play_one_after_another()
    {
        await using var product = await ProductProcess.StartAsync();
        var first = new CameraId(await product.Api.AddDemoCameraAsync("거실 Living room"));
        var second = new CameraId(await product.Api.AddDemoCameraAsync("부엌 Kitchen"));
        var day = await ReportPageTests.FillAsync(product, first, incidents: 40);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var page = await browser.OpenAsync(product, viewer);
            await ReadAsync(page, $"reports/week/{day:yyyy-MM-dd}?camera={first}", "report-week");
            await ReadAsync(page, $"reports/month/{day:yyyy-MM}?camera={first}", "report-month");
            if (!viewer.Phone)
            {
                await PrintsAsync(page, "report-month");
                await TurnsAsync(page, day);
            }
        }

        await using (var page = await browser.OpenAsync(product, new ViewerSetting("ko")))
        {
            await page.GoAsync($"reports/week/{day:yyyy-MM-dd}?camera={first}");
            await Assertions.Expect(page.Page.Locator(".report-page[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
            await PrintsAsync(page, "report-week", "주간 리포트", "지켜본 시간", "안전 점수", "평가를 대신하지 않으며");
        }

        await PlaysAsync(product, first, second);
    }

    private static async Task ReadAsync(ProductPage page, string path, string name)
    {
        await page.GoAsync(path);
        await Assertions.Expect(page.Page.Locator(".report-page[data-state=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Page.Locator("[data-chart=hours] g[data-watch]")).ToHaveCountAsync(7 * 24);
        Assert.True(await page.Page.Locator("[data-chart=hours] g[data-watch=NotWatched]").CountAsync() > 100);
        await Assertions.Expect(page.Page.Locator("[data-chart=score] circle.dot").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("[data-chart=radar]")).ToContainTextAsync(page.Viewer.Language == "ko" ? "운동 1번 보임" : "Motor seen 1 time");
        await page.AssertNoSidewaysScrollAsync();
        await page.ScreenshotAsync(name, fullPage: true);
        Assert.Empty(await page.AxeFindingsAsync());
        page.AssertNoComplaints();
    }

    private static async Task TurnsAsync(ProductPage page, DateOnly day)
    {
        await page.Page.Locator("[data-turn=previous]").ClickAsync();
        await page.Page.WaitForURLAsync(url => url.Contains($"reports/month/{new DateOnly(day.Year, day.Month, 1).AddMonths(-1):yyyy-MM}", StringComparison.Ordinal), new() { Timeout = Patience });
        await Assertions.Expect(page.Page.Locator("[data-unknown=all]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Page.Locator("[data-tab=Week]").ClickAsync();
        await page.Page.WaitForURLAsync(static url => url.Contains("reports/week/", StringComparison.Ordinal), new() { Timeout = Patience });
        page.AssertNoComplaints();
    }

    /// <summary>What the print dialog saves as PDF: a few sheets whose words can be found and copied.</summary>
    private static async Task PrintsAsync(ProductPage page, string name, params string[] words)
    {
        var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "artifacts", "screenshots"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{name}-{page.Viewer.Language}.pdf"), pdf, TestContext.Current.CancellationToken);
        Assert.InRange(Sheet().Count(Encoding.Latin1.GetString(pdf)), 1, 4);
        var letters = LettersOf(pdf);
        Assert.All(words, word => Assert.All(word.Where(static letter => letter != ' '), letter => Assert.Contains(letter, letters)));
    }

    /// <summary>Every letter that a reader of the file can search for and copy: those its embedded fonts name (ToUnicode, PDF 32000-1, 9.10.3).</summary>
    private static HashSet<char> LettersOf(byte[] pdf)
    {
        var letters = new HashSet<char>();
        foreach (Match stream in Streams().Matches(Encoding.Latin1.GetString(pdf)))
        {
            var text = Inflated(Encoding.Latin1.GetBytes(stream.Groups[1].Value));
            foreach (Match named in OneLetter().Matches(text))
            {
                letters.Add((char)int.Parse(named.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }

            foreach (Match named in Letters().Matches(text))
            {
                var (from, to, letter) = (Hex(named, 1), Hex(named, 2), Hex(named, 3));
                letters.UnionWith(Enumerable.Range(letter, to - from + 1).Select(static code => (char)code));
            }
        }

        return letters;
    }

    private static int Hex(Match match, int group) => int.Parse(match.Groups[group].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Inflated(byte[] stream)
    {
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
            using var reader = new StreamReader(inflated, Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return string.Empty; // A picture, or a stream that is not compressed.
        }
    }

    private async Task PlaysAsync(ProductProcess product, CameraId first, CameraId second)
    {
        var began = TimeProvider.System.GetUtcNow();
        await Eventually.Is(async () => await IsRecordedAsync(product, first) && await IsRecordedAsync(product, second), TimeSpan.FromSeconds(90), "both cameras have recorded long enough");
        await PlantAsync(product, (first, TimeProvider.System.GetUtcNow().AddSeconds(-11)), (second, TimeProvider.System.GetUtcNow().AddSeconds(-10)));
        await using var page = await browser.OpenAsync(product, new ViewerSetting("ko", Phone: true));
        await page.GoAsync("reports");
        var reel = page.Page.Locator(".reel[data-clips='2']");
        await reel.WaitForAsync(new() { Timeout = Patience });
        await reel.Locator("[data-part=play]").ClickAsync();
        await page.PlayingAsync(".reel video");
        await Assertions.Expect(reel.Locator("[data-part=now]")).ToContainTextAsync("2개 중 1번째", new() { Timeout = Patience });
        await page.ScreenshotAsync("report-reel");

        // By itself to the second, and by hand back to the first.
        await Assertions.Expect(reel.Locator("[data-part=now]")).ToContainTextAsync("2개 중 2번째", new() { Timeout = Patience });
        await Assertions.Expect(reel.Locator("[data-part=clip]").Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await reel.Locator("[data-part=previous]").ClickAsync();
        await Assertions.Expect(reel.Locator("[data-part=now]")).ToContainTextAsync("2개 중 1번째");
        Assert.Empty(await page.AxeFindingsAsync());
        await page.AssertNoSidewaysScrollAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: the reel took {(TimeProvider.System.GetUtcNow() - began).TotalSeconds:0} s");
        page.AssertNoComplaints();
    }

    private static async Task<bool> IsRecordedAsync(ProductProcess product, CameraId camera)
    {
        var now = TimeProvider.System.GetUtcNow();
        var answer = await product.Api.GetAsync($"cameras/{camera}/recordings?from={now.AddMinutes(-10).UtcDateTime:O}&to={now.UtcDateTime:O}");
        return answer.GetProperty("stretches").EnumerateArray().Any(static stretch => stretch.GetProperty("endAt").GetDateTimeOffset() - stretch.GetProperty("startAt").GetDateTimeOffset() > Recorded);
    }

    private static async Task PlantAsync(ProductProcess product, params (CameraId Camera, DateTimeOffset At)[] moments)
    {
        await using var context = product.OpenDatabase();
        context.AddRange(moments.Select(static moment => new Incident
        {
            CameraId = moment.Camera, StartAt = moment.At, EvidenceAt = moment.At, EndAt = moment.At.AddSeconds(1), Severity = Severity.Danger, Category = IncidentCategory.Fall, Source = IncidentSource.SegmentModel, Confidence = 0.8,
        }));
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();

    [GeneratedRegex(@"stream\r?\n(.*?)\r?\nendstream", RegexOptions.Singleline)]
    private static partial Regex Streams();

    [GeneratedRegex(@"(?m)^<([0-9A-Fa-f]{2,4})> <([0-9A-Fa-f]{4})>$")]
    private static partial Regex OneLetter();

    [GeneratedRegex(@"(?m)^<([0-9A-Fa-f]{2,4})> <([0-9A-Fa-f]{2,4})> <([0-9A-Fa-f]{4})>$")]
    private static partial Regex Letters();
}
