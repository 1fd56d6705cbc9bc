using System.Globalization;
using System.Text.Json;
using DailyCam.Core.Analysis;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>The built product with a camera, its archive and FFmpeg, against a scripted provider, killed while it waits for the answer.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Thorough)]
[Trait(Suites.Key, Suites.Patient)]
public sealed class ExaminationProductTests
{
    private const double ClaimedSecond = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Killed_while_it_waits_the_product_gives_one_result_one_known_bill_and_an_incident_with_its_picture()
    {
        await using var server = await ScriptedVertex.StartAsync();
        server.Script(Step.Hang());
        server.Default = static seen => Step.Answer(ExaminationBench.IsSecondLook(seen) ? ModelWords.Verify("yes", 6) : ModelWords.Segment(ModelWords.Claim(ClaimedSecond)));
        await using var product = await ProductProcess.StartAsync(ScriptedProduct.Settings(server));
        var camera = await product.Api.AddDemoCameraAsync("Demo", new { analyzers = new[] { AnalyzerNames.Local, AnalyzerNames.Vertex }, consents = new { vertex = true } });
        await Eventually.Is(() => server.Requests.Count > 0, Patience, "the first segment is sent");
        var first = server.Requests[0];
        await AssertCopyAsync(first);

        await product.Kill9Async();
        await product.StartAgainAsync();
        var rows = await Eventually.Gives<IReadOnlyList<JsonElement>>(
            async () =>
            {
                var ledger = await LedgerAsync(product);
                return ledger.Any(row => Text(row, "segment") == SegmentOf(ledger, first) && Text(row, "outcome") == "answered" && Text(row, "purpose") == "verification") ? ledger : null;
            },
            Patience,
            "the segment that was in flight is asked about again and its claim is looked at");
        var segment = SegmentOf(rows, first);
        await Eventually.Is(async () => Text(await product.Api.GetAsync($"segments/{segment}"), "state") == "analysed", Patience, "the segment is analysed");

        // One request whose end nobody knows, and one of each kind that was answered.
        var of = (await LedgerAsync(product)).Where(row => Text(row, "segment") == segment).Select(static row => $"{Text(row, "purpose")} {Text(row, "outcome")}").Order(StringComparer.Ordinal);
        Assert.Equal(["segment answered", "segment unknown", "verification answered"], of);

        var answer = await product.Api.GetAsync($"segments/{segment}");
        Assert.Equal(("vertex", "one-micro"), (Text(answer, "analyzer"), Text(answer, "model")));
        var incident = await product.Api.GetAsync($"incidents/{Assert.Single(answer.GetProperty("incidents").EnumerateArray()).GetString()}");
        Assert.Equal(("verified", "segmentModel", "fall"), (Text(incident, "verification"), Text(incident, "source"), Text(incident, "category")));
        Assert.Equal(answer.GetProperty("startAt").GetDateTimeOffset().AddSeconds(ClaimedSecond), incident.GetProperty("evidenceAt").GetDateTimeOffset());
        await AssertPictureAsync(product, incident);
        Assert.Equal(camera, Text(incident, "camera"));
    }

    /// <summary>What left the house is a whole video, small and silent.</summary>
    private static async Task AssertCopyAsync(SeenRequest seen)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("sent.mp4");
        await File.WriteAllBytesAsync(path, seen.Video!, TestContext.Current.CancellationToken);
        var stream = Assert.Single((await MediaClips.ProbeAsync(path)).GetProperty("streams").EnumerateArray());
        Assert.Equal(("video", "h264"), (Text(stream, "codec_type"), Text(stream, "codec_name")));
        Assert.InRange(stream.GetProperty("height").GetInt32(), 2, 480);
        Assert.InRange(double.Parse(Text(stream, "duration")!, CultureInfo.InvariantCulture), 7, 22);
        Assert.Empty(await MediaClips.ComplaintsAsync(path));
    }

    private static async Task AssertPictureAsync(ProductProcess product, JsonElement incident)
    {
        using var picture = await product.Api.RawAsync(HttpMethod.Get, Text(incident, "picture")!["/api/v1/".Length..]);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        var bytes = await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xFF, 0xD8], bytes[..2]);
        Assert.True(bytes.Length > 2000, $"a picture of {bytes.Length} bytes shows nothing");
    }

    private static async Task<List<JsonElement>> LedgerAsync(ProductProcess product) => [.. (await product.Api.GetAsync("ledger")).GetProperty("items").EnumerateArray()];

    /// <summary>The segment that a request was about, by the ledger.</summary>
    private static string? SegmentOf(IReadOnlyList<JsonElement> ledger, SeenRequest seen) =>
        ledger.Where(row => Text(row, "id") == seen.LedgerId).Select(static row => Text(row, "segment")).SingleOrDefault();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
