using System.Net;
using System.Xml.Linq;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>The inbox and the page about an incident as they leave the server, before any circuit.</summary>
public sealed class InboxDocumentTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Roles.Admin)]
    [InlineData(Roles.Parent)]
    public async Task Whoever_is_signed_in_finds_what_waits_newest_first_with_its_counts(string role)
    {
        await using var factory = new DailyCamAppFactory();
        Incident[] planted = [Incident(0), Incident(1, Severity.Danger), Incident(2), Incident(3, Severity.Accident, ReviewState.Confirmed)];
        await AddAsync(factory, planted);
        using var client = await KoreanAsync(factory, role);
        var page = await PageAsync(client, "/incidents");
        var places = planted.Select(incident => page.IndexOf($"data-incident=\"{incident.Id}\"", StringComparison.Ordinal)).ToList();
        Assert.True(places[2] > 0 && places[1] > places[2] && places[0] > places[1], string.Join(' ', places));
        Assert.Equal(-1, places[3]);
        Assert.Contains("아직 확인하지 않은 사건 3건", page, StringComparison.Ordinal);
        Assert.Contains("아직 확인하지 않은 사건 2건", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"incidents/{planted[0].Id}\"", page, StringComparison.Ordinal);
        Assert.Contains("data-action=\"confirm\"", page, StringComparison.Ordinal);

        var all = await PageAsync(client, "/incidents?review=all&severity=accident");
        Assert.Contains($"data-incident=\"{planted[3].Id}\"", all, StringComparison.Ordinal);
        Assert.Contains("data-part=\"seen\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("data-action=\"confirm\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain($"data-incident=\"{planted[0].Id}\"", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_ends_where_the_next_one_begins()
    {
        await using var factory = new DailyCamAppFactory();
        var planted = Enumerable.Range(0, 33).Select(static minute => Incident(minute)).ToArray();
        await AddAsync(factory, planted);
        using var client = await KoreanAsync(factory);
        var first = await PageAsync(client, "/incidents");
        Assert.Equal(30, Rows(first));
        var cursor = IncidentCursor.Of(planted[3]);
        Assert.Contains($"href=\"incidents?after={cursor}\"", first, StringComparison.Ordinal);
        var second = await PageAsync(client, $"/incidents?after={cursor}");
        Assert.Equal(3, Rows(second));
        Assert.DoesNotContain("data-page=\"older\"", second, StringComparison.Ordinal);
        Assert.Contains("data-page=\"newest\" href=\"incidents\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inbox_without_anything_says_what_that_means_and_no_more()
    {
        await using var factory = new DailyCamAppFactory();
        using var client = await KoreanAsync(factory);
        var waiting = await PageAsync(client, "/incidents");
        Assert.Contains("확인을 기다리는 사건이 없어요. 지켜보지 못한 시간의 일은 알 수 없어요.", waiting, StringComparison.Ordinal);
        Assert.Contains("href=\"incidents?review=all\"", waiting, StringComparison.Ordinal);
        var chosen = await PageAsync(client, "/incidents?severity=accident");
        Assert.Contains("고른 조건에 맞는 사건이 없어요.", chosen, StringComparison.Ordinal);
        Assert.DoesNotContain("확인을 기다리는 사건이 없어요", chosen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_told_in_words_without_a_figure_for_its_confidence()
    {
        await using var factory = new DailyCamAppFactory();
        var incident = Incident(0, Severity.Danger);
        incident.Title = new Bilingual("소파에서 떨어질 뻔했어요", "Nearly fell from the sofa");
        incident.Description = new Bilingual("소파 등받이를 넘으려다 미끄러졌어요.", "Slipped while climbing over the back of the sofa.");
        (incident.SafetyDevice, incident.Adult, incident.Verification, incident.ReviewNote) = (Seen.No, AdultResponse.ReactedInTime, IncidentVerification.Unverified, "할머니가 잡았어요");
        await AddAsync(factory, incident, Incident(-1), Incident(5, camera: new CameraId("othercamera2")));
        using var client = await KoreanAsync(factory, Roles.Parent);
        var page = await PageAsync(client, $"/incidents/{incident.Id}?severity=danger");
        string[] words =
        [
            "소파에서 떨어질 뻔했어요", "소파 등받이를 넘으려다 미끄러졌어요.", "하마터면 일어날 뻔했거나", "안전장치", "없었어요", "어른이 제때 막았어요", "모델이 녹화에서 찾았어요", "모델은 그랬을 가능성이 크다고 했어요.",
            "한 번 더 확인되지는 않았어요.", "할머니가 잡았어요", "아직 아무도 확인하지 않았어요.", "이 순간의 영상은 없어요.", "앞선 7일 동안 비슷한 일",
        ];
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..];
        Assert.DoesNotContain("0.7", main, StringComparison.Ordinal);
        Assert.DoesNotContain("70%", main, StringComparison.Ordinal);
        Assert.Contains("data-nav=\"list\" href=\"incidents?severity=danger\"", page, StringComparison.Ordinal);

        // Neither of the others is a danger: in the list it was opened from it stands alone.
        Assert.DoesNotContain("data-nav=\"earlier\"", page, StringComparison.Ordinal);
        Assert.Contains("data-nav=\"earlier\"", await PageAsync(client, $"/incidents/{incident.Id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bbbbbbbbbbbb")]
    [InlineData("..%2F..%2Fapp.db")]
    [InlineData("nonsense")]
    public async Task An_incident_that_is_not_there_is_said_to_be_so_with_a_way_on(string id)
    {
        await using var factory = new DailyCamAppFactory();
        using var client = await KoreanAsync(factory);
        using var answer = await client.GetAsync($"/incidents/{id}", Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        Assert.Contains("이 사건을 찾을 수 없어요", page, StringComparison.Ordinal);
        Assert.Contains("class=\"primary-action\" href=\"incidents?review=all\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/incidents")]
    [InlineData("/incidents/bbbbbbbbbbbb")]
    public async Task A_stranger_is_asked_to_sign_in(string path)
    {
        await using var factory = new DailyCamAppFactory();
        using var stranger = factory.Anonymous();
        using var answer = await stranger.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in?returnUrl=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_that_these_pages_tell_has_its_words()
    {
        var keys = XDocument.Load(Path.Combine(RepositoryFiles.Root, "DailyCam.Web/Features/Incidents/IncidentsText.resx")).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(Enum.GetValues<ReviewState>(), state => Assert.Contains($"Review.Done.{state}", keys));
        Assert.All(Enum.GetValues<ReviewState>(), state => Assert.Contains($"Filter.Review.{state}", keys));
        Assert.All(Enum.GetValues<ReviewState>().Except([ReviewState.New]), state => Assert.Contains($"Batch.Done.{state}", keys));
        Assert.All(Enum.GetValues<Severity>(), severity => Assert.Contains($"Why.{severity}", keys));
        Assert.All(new[] { Severity.Danger, Severity.Caution }, severity => Assert.Contains($"Why.Zone.{severity}", keys));
        Assert.All(Enum.GetValues<IncidentSource>(), source => Assert.Contains($"FoundBy.{source}", keys));
        Assert.All(Enum.GetValues<Seen>().Except([Seen.CannotTell]), seen => Assert.Contains($"Device.{seen}", keys));
        Assert.All(Enum.GetValues<AdultResponse>().Except([AdultResponse.CannotTell]), response => Assert.Contains($"Adult.{response}", keys));
        Assert.All(Enum.GetValues<IncidentVerification>().Except([IncidentVerification.Rejected]), verification => Assert.Contains($"Said.{verification}", keys));
        Assert.All(Enum.GetValues<ConfidenceLevel>(), level => Assert.Contains($"Sure.Model.{level}", keys));
        Assert.All(Enum.GetValues<ConfidenceLevel>(), level => Assert.Contains($"Sure.Vision.{level}", keys));
        Assert.All(new[] { "Camera", "Zone", "Where", "Began", "Length", "FoundBy", "Device", "Adult" }, fact => Assert.Contains($"Fact.{fact}", keys));
    }

    private static int Rows(string page) => page.Split("class=\"incident-row\"").Length - 1;

    private static async Task<HttpClient> KoreanAsync(DailyCamAppFactory factory, string role = Roles.Admin)
    {
        var client = await factory.SignedInAsync(role);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        return client;
    }

    private static async Task<string> PageAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), Token));

    private static async Task AddAsync(DailyCamAppFactory factory, params Incident[] incidents)
    {
        await using var context = await factory.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(incidents);
        await context.SaveChangesAsync(Token);
    }

    private static Incident Incident(int minute, Severity severity = Severity.Caution, ReviewState review = ReviewState.New, CameraId? camera = null) => new()
    {
        CameraId = camera ?? new CameraId("camera222222"), StartAt = Start.AddMinutes(minute), EndAt = Start.AddMinutes(minute).AddSeconds(9), EvidenceAt = Start.AddMinutes(minute).AddSeconds(1), Severity = severity,
        Category = IncidentCategory.Fall, Source = IncidentSource.SegmentModel, Confidence = 0.7, Review = review, ReviewedBy = review == ReviewState.New ? null : "엄마", ReviewedAt = review == ReviewState.New ? null : Start.AddHours(1),
    };
}
