using System.Globalization;
using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>From an uploaded video of people at a table to marks on the timeline: the built product, at real time, in a browser.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class DangerZoneJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const float MarkLimit = 70_000;
    private const double LeadIn = 5;

    /// <summary>Incidents that stand too near to each other on the bar share a mark, which says how many they are.</summary>
    private const string MarkedIncidents = "() => [...document.querySelectorAll('.timeline-mark')].reduce((sum, mark) => sum + Number(mark.dataset.count ?? 1), 0) >= 2";

    // manifest.tsv of the footage: seconds in which a person is in the picture, read to about a second.
    private static readonly (double From, double To)[] Visits = [(6, 20), (23, 45), (51, 70)];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Visits_to_the_table_become_incidents_with_evidence_marks_without_reload_and_clips_that_play()
    {
        await using var product = await ProductProcess.StartAsync();
        await using var window = await browser.OpenAsync(product);
        var camera = await product.Api.AddFileCameraAsync("Table", RepositoryFiles.Media("people_one_by_one.mp4"), new { analysis = false });
        await product.Api.PutAsync($"cameras/{camera}/zones", new { zones = new[] { new { name = "table", points = Corners } } });
        await product.Api.LiveAsync(camera);

        await window.GoAsync($"timeline?camera={camera}");
        await window.Page.WaitForFunctionAsync(MarkedIncidents, null, new() { Timeout = MarkLimit });
        var incidents = (await product.Api.GetAsync($"incidents?camera={camera}")).GetProperty("items").EnumerateArray().OrderBy(At).ToList();
        var began = await FirstFrameAsync(product, camera);
        foreach (var incident in incidents)
        {
            AssertTrue(incident, began);
            await AssertPictureAsync(product, incident);
        }

        Assert.True(incidents.Count >= 2, $"only {incidents.Count} incidents");
        await AssertClipPlaysAsync(product, incidents[1]);
        await AssertClickPlaysAsync(window, incidents[1]);
        await window.ScreenshotAsync("timeline-incident", fullPage: true);
        window.AssertNoComplaints();
    }

    private static object[] Corners => [new { x = 0.44, y = 0.15 }, new { x = 0.76, y = 0.15 }, new { x = 0.80, y = 0.98 }, new { x = 0.40, y = 0.98 }];

    private static DateTimeOffset At(JsonElement incident) => incident.GetProperty("evidenceAt").GetDateTimeOffset();

    /// <summary>When the video began: the start of the first recording.</summary>
    private static async Task<DateTimeOffset> FirstFrameAsync(ProductProcess product, string camera)
    {
        var now = TimeProvider.System.GetUtcNow();
        var list = await product.Api.GetAsync($"cameras/{camera}/recordings?from={now.AddMinutes(-10).UtcDateTime:O}&to={now.UtcDateTime:O}");
        return list.GetProperty("stretches")[0].GetProperty("startAt").GetDateTimeOffset();
    }

    private static void AssertTrue(JsonElement incident, DateTimeOffset began)
    {
        var start = (incident.GetProperty("startAt").GetDateTimeOffset() - began).TotalSeconds;
        var evidence = (At(incident) - began).TotalSeconds;
        var visit = Visits.MinBy(candidate => Math.Abs(candidate.From - start));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"measured: visit {visit.From:0} to {visit.To:0} s: incident from {start:0.0} s, evidence {evidence:0.0} s"));
        Assert.Equal("dangerZoneEntry", incident.GetProperty("category").GetString());
        // Two seconds of the truth for the start (the borders are known to a second); the evidence lies in the visit, never in an empty room.
        Assert.InRange(start, visit.From - 1, visit.From + 4);
        Assert.InRange(evidence, visit.From - 1, visit.To + 1);
    }

    private static async Task AssertPictureAsync(ProductProcess product, JsonElement incident)
    {
        var id = incident.GetProperty("id").GetString();
        byte[] picture = [];
        await Eventually.Is(
            async () =>
            {
                using var answer = await product.Api.RawAsync(HttpMethod.Get, $"incidents/{id}/picture.jpg");
                picture = answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync() : [];
                return picture.Length > 0;
            },
            Soon,
            $"incident {id} has its picture");
        Assert.Equal([0xFF, 0xD8, 0xFF], picture[..3]);
        Assert.True(picture.Length > 5_000, $"the evidence picture is only {picture.Length} bytes");
    }

    private static async Task AssertClipPlaysAsync(ProductProcess product, JsonElement incident)
    {
        var clip = new Uri(product.Address, incident.GetProperty("clip").GetString()!);
        var lines = await TestProcess.RunAsync(
            "ffprobe", ["-v", "error", "-headers", $"Authorization: Bearer {product.Api.Token}\r\n", "-count_packets", "-select_streams", "v", "-show_entries", "stream=codec_name,nb_read_packets", "-of", "csv=p=0", clip.AbsoluteUri], Soon);
        var words = lines[0].Split(',');
        Assert.Equal("h264", words[0]);
        Assert.True(int.Parse(words[1], CultureInfo.InvariantCulture) >= LeadIn * 10, $"the clip has {words[1]} pictures");
    }

    /// <summary>A click on the mark plays from five seconds before the evidence second.</summary>
    private static async Task AssertClickPlaysAsync(ProductPage window, JsonElement incident)
    {
        var bar = window.Page.Locator(".timeline-bar");
        var mark = window.Page.Locator($".timeline-mark[data-incident='{incident.GetProperty("id").GetString()}']");
        if (await mark.CountAsync() == 0)
        {
            await window.Page.Locator(".timeline-mark[data-count]").First.ClickAsync();
        }

        await mark.ClickAsync();
        var text = await Eventually.Gives(() => bar.GetAttributeAsync("data-playing"), Soon, "the bar says what it plays");
        var first = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        await window.PlayingAsync();
        var before = (At(incident) - first).TotalSeconds;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured: the click plays from {before:0.0} s before the evidence"));
        Assert.InRange(before, LeadIn - 2, LeadIn + 1);
    }
}
