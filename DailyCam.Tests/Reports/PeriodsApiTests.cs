using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Reports;

/// <summary>Reports of weeks and months for programs, their tables for spreadsheets, and their pages as they leave the server: drawn without any script.</summary>
public sealed class PeriodsApiTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private static readonly DateTimeOffset At = new(2026, 11, 18, 1, 30, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_is_answered_in_the_callers_language_from_the_same_facts()
    {
        var camera = await PlantAsync("거실");
        var (ko, en) = (await JsonAsync("ko", $"week/2026-11-20?camera={camera}&tz=Asia/Seoul&start=sunday"), await JsonAsync("en", $"week/2026-11-20?camera={camera}&tz=Asia/Seoul&start=sunday"));
        Assert.Equal(("week", "2026-11-15", "2026-11-21"), (ko.GetProperty("kind").GetString(), ko.GetProperty("from").GetString(), ko.GetProperty("to").GetString()));
        Assert.Equal((7, 168, 2, 1), (ko.GetProperty("days").GetArrayLength(), ko.GetProperty("hours").GetArrayLength(), ko.GetProperty("incidents").GetInt32(), ko.GetProperty("falseAlarms").GetInt32()));
        Assert.Equal("sunday", ko.GetProperty("hours")[0].GetProperty("weekday").GetString());
        var hour = ko.GetProperty("hours").EnumerateArray().Single(static cell => cell.GetProperty("incidents").GetInt32() > 0);
        Assert.Equal(("wednesday", 10, "notWatched"), (hour.GetProperty("weekday").GetString(), hour.GetProperty("hour").GetInt32(), hour.GetProperty("watch").GetString()));
        Assert.NotEqual(ko.GetProperty("disclaimer").GetString(), en.GetProperty("disclaimer").GetString());
        Assert.Equal(WithoutWords(ko), WithoutWords(en));

        // Without a word about it the week is the caller's own.
        Assert.Equal("2026-11-15", (await JsonAsync("ko", "week/2026-11-20")).GetProperty("from").GetString());
        Assert.Equal("2026-11-16", (await JsonAsync("en", "week/2026-11-20")).GetProperty("from").GetString());
        var month = await JsonAsync("en", $"month/2026-10?camera={camera}&tz=Asia/Seoul");
        Assert.Equal(("month", 31, 31), (month.GetProperty("kind").GetString(), month.GetProperty("days").GetArrayLength(), month.GetProperty("coverage").GetProperty("unknownDays").GetInt32()));
    }

    [Theory]
    [InlineData("week/2999-01-01", "date-in-future")]
    [InlineData("week/soon", "date-invalid")]
    [InlineData("month/2026-11-20", "month-invalid")]
    [InlineData("month/0001-01", "month-invalid")]
    [InlineData("month/2999-01", "date-in-future")]
    [InlineData("week/2026-11-20?start=friday", "week-start-invalid")]
    [InlineData("week/2026-11-20?tz=../../etc/passwd", "time-zone-unknown")]
    [InlineData("week/2026-11-20?camera=..%2F..", "camera-not-found")]
    [InlineData("week/2026-11-20?camera=bbbbbbbbbbbb", "not-found")]
    [InlineData("month/2026-11/incidents.csv?camera=bbbbbbbbbbbb", "not-found")]
    [InlineData("week/2026-11-20/coverage.csv?camera=bbbbbbbbbbbb", "not-found")]
    [InlineData("yesterday/incidents.csv", "date-invalid")]
    public async Task Wrong_questions_get_a_sentence_that_says_what_to_do(string path, string type)
    {
        using var client = await factory.SignedInAsync();
        var problem = await (await client.GetAsync($"/api/v1/reports/{path}", Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal($"urn:dailycam:problem:{type}", problem.GetProperty("type").GetString());
        Assert.DoesNotContain("Problem.", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_hold_the_period_and_no_text_becomes_a_formula()
    {
        var camera = await PlantAsync("=HYPERLINK(\"http://x\")");
        using var client = await factory.SignedInAsync();
        using var answer = await client.GetAsync($"/api/v1/reports/week/2026-11-20/incidents.csv?camera={camera}&tz=Asia/Seoul&start=sunday", Token);
        Assert.Equal(("text/csv", "dailycam-incidents-2026-11-15-2026-11-21.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("id,camera,cameraName,date,time,startAt", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Contains($",{camera},\"'=HYPERLINK(\"\"http://x\"\")\",2026-11-18,10:3", line, StringComparison.Ordinal));
        Assert.Single(lines, static line => line.Contains(",falseAlarm,", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.Contains("'@SUM(A1)", StringComparison.Ordinal));

        var coverage = await client.GetStringAsync(new Uri($"/api/v1/reports/month/2026-11/coverage.csv?camera={camera}&tz=Asia/Seoul", UriKind.Relative), Token);
        Assert.Contains("date,camera,cameraName,passedMinutes,watchedMinutes,notWatchedMinutes,incidents,score\r\n", coverage, StringComparison.Ordinal);

        // Nobody watched on the 17th: nobody knows how many there were.
        Assert.Contains("\r\n2026-11-17,,,1440,0,1440,,\r\n", coverage, StringComparison.Ordinal);
        Assert.Contains("\r\n2026-11-18,,,1440,0,1440,2,", coverage, StringComparison.Ordinal);
        Assert.Single((await client.GetStringAsync(new Uri($"/api/v1/reports/2026-11-17/incidents.csv?camera={camera}&tz=Asia/Seoul", UriKind.Relative), Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_page_is_whole_before_any_script_runs_when_its_address_names_a_zone()
    {
        var camera = await PlantAsync("<b>거실</b>");
        var ko = await PageAsync("ko", $"/reports/week/2026-11-20?camera={camera}&tz=Asia%2FSeoul");
        Assert.Contains("data-state=\"ready\"", ko, StringComparison.Ordinal);
        Assert.Contains("11월 15일 – 2026년 11월 21일 주간 리포트", ko, StringComparison.Ordinal);
        Assert.Contains("data-watch=\"NotWatched\"", ko, StringComparison.Ordinal);
        Assert.Contains("data-day=\"unknown\"", ko, StringComparison.Ordinal);
        Assert.Contains("<text class=\"tick\"", ko, StringComparison.Ordinal);
        Assert.Contains("평가를 대신하지 않으며", ko, StringComparison.Ordinal);
        Assert.Contains("href=\"reports/week/2026-11-08?camera=" + camera + "&tz=Asia%2FSeoul\"", ko, StringComparison.Ordinal);
        Assert.DoesNotContain("<polyline", ko, StringComparison.Ordinal);

        var en = await PageAsync("en", $"/reports/week/2026-11-20?camera={camera}&tz=Asia%2FSeoul");
        Assert.Contains("Weekly report, November 16 – November 22, 2026", en, StringComparison.Ordinal);
        Assert.Contains("2 incidents", en, StringComparison.Ordinal);
        Assert.Contains("not watched", en, StringComparison.Ordinal);
        var month = await PageAsync("en", $"/reports/month/2026-10?camera={camera}&tz=Asia%2FSeoul");
        Assert.Contains("Monthly report, October 2026", month, StringComparison.Ordinal);
        Assert.Contains("data-unknown=\"all\"", month, StringComparison.Ordinal);
        Assert.Contains("data-incidents=\"unknown\"", month, StringComparison.Ordinal);

        // The day has the tabs too, at its new address and at that of earlier versions.
        foreach (var path in new[] { "reports", "report" })
        {
            var day = await PageAsync("ko", $"/{path}/2026-11-18?camera={camera}&tz=Asia%2FSeoul");
            Assert.Contains("data-state=\"ready\"", day, StringComparison.Ordinal);
            Assert.Contains("data-tab=\"Month\"", day, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>거실</b>", await RawAsync("ko", $"/{path}/2026-11-18?tz=Asia%2FSeoul"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wrong_addresses_and_a_home_without_cameras_are_said_in_words()
    {
        foreach (var (path, words) in new[]
        {
            ("week/2999-01-01", "아직 오지 않은 때예요"), ("week/soon", "날짜를 알아볼 수 없어요"), ("month/2026-11-20", "달을 알아볼 수 없어요"), ("month/0001-01", "달을 알아볼 수 없어요"), ("week?camera=bbbbbbbbbbbb", "이 카메라는 더 이상 없어요"),
        })
        {
            var page = await PageAsync("ko", $"/reports/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}tz=Asia%2FSeoul");
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
            Assert.Contains(words, page, StringComparison.Ordinal);
        }

        await using var empty = new DailyCamAppFactory();
        using var client = await empty.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("No camera yet", await client.GetStringAsync(new Uri("/reports/month?tz=UTC", UriKind.Relative), Token), StringComparison.Ordinal);

        // A zone that climbs out of its folder is no zone: the page waits for the browser's.
        Assert.Contains("data-state=\"loading\"", await client.GetStringAsync(new Uri("/reports/week?tz=..%2F..%2Fetc%2Fpasswd", UriKind.Relative), Token), StringComparison.Ordinal);
        using var stranger = factory.Anonymous();
        using var turnedAway = await stranger.GetAsync(new Uri("/reports/week/2026-11-20", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.Redirect, turnedAway.StatusCode);
    }

    /// <summary>Two incidents and a false alarm on Wednesday, 18 November 2026, 10:30 in Seoul, of a camera that recorded nothing.</summary>
    private async Task<CameraId> PlantAsync(string name)
    {
        var camera = new Camera { Name = name, Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = At.AddDays(-60) };
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(camera, Incident(camera.Id, 0, ReviewState.New), Incident(camera.Id, 1, ReviewState.Confirmed), Incident(camera.Id, 2, ReviewState.FalseAlarm));
        await context.SaveChangesAsync(Token);
        return camera.Id;
    }

    private static Incident Incident(CameraId camera, int minute, ReviewState review) => new()
    {
        CameraId = camera, StartAt = At.AddMinutes(minute), EvidenceAt = At.AddMinutes(minute), EndAt = At.AddMinutes(minute).AddSeconds(4), Severity = Severity.Caution, Category = IncidentCategory.Fall,
        Source = IncidentSource.SegmentModel, Confidence = 0.7, Review = review, Location = "주방", Title = minute == 0 ? new Bilingual("@SUM(A1)", "@SUM(A1)") : null,
    };

    private async Task<JsonElement> JsonAsync(string language, string path)
    {
        using var client = await ClientAsync(language);
        return await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{path}", Token);
    }

    private async Task<string> PageAsync(string language, string path) => WebUtility.HtmlDecode(await RawAsync(language, path));

    private async Task<string> RawAsync(string language, string path)
    {
        using var client = await ClientAsync(language);
        return await client.GetStringAsync(new Uri(path, UriKind.Relative), Token);
    }

    private async Task<HttpClient> ClientAsync(string language)
    {
        var client = await factory.SignedInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static string WithoutWords(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().Where(static p => p.Name is not ("text" or "disclaimer" or "now")).Select(static p => $"{p.Name}:{WithoutWords(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(WithoutWords))}]",
        _ => element.GetRawText(),
    };
}
