using System.Net;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>Linked static files can answer 200 with an empty body (dotnet/aspnetcore#63570): real bytes are looked at.</summary>
public sealed class StaticAssetTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    [Theory]
    [InlineData("/_framework/blazor.web.js", 100_000, "Blazor")]
    [InlineData("/lib/hls.light.min.mjs", 100_000, "EXTM3U")]
    [InlineData("/styles/app.css", 3_000, "--dc-accident")]
    [InlineData("/lib/pretendard/pretendard.css", 10_000, "Pretendard")]
    [InlineData("/icons/symbols.svg", 10_000, "<symbol id=\"videocam\"")]
    [InlineData("/styles/pages.css", 20_000, ".dcp{")]
    [InlineData("/styles/confirmation.css", 500, ".confirmation")]
    [InlineData("/shell/start.mjs", 500, "skipNegotiation")]
    [InlineData("/home/home.css", 3_000, ".home-watch")]
    [InlineData("/incidents/swipe.mjs", 1_000, "as watch")]
    [InlineData("/icons/dailycam.svg", 200, "<svg")]
    [InlineData("/icons/dailycam-maskable.svg", 200, "<svg")]
    [InlineData("/shell/start.mjs", 500, "serviceWorker")]
    [InlineData("/offline/offline.css", 1_000, "safe-area-inset-bottom")]
    [InlineData("/offline/offline.mjs", 1_000, "healthz")]
    [InlineData("/offline/rules.mjs", 1_000, "export const waitAfter")]
    public async Task An_asset_arrives_whole_without_a_session(string path, int atLeast, string contains)
    {
        using var client = factory.Anonymous();
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(text.Length >= atLeast, $"{path} has {text.Length} characters");
        Assert.Contains(contains, text, StringComparison.Ordinal);
    }
}
