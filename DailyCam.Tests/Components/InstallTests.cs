using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DailyCam.Tests.Infrastructure;
using DailyCam.Web.Components.Install;
using Xunit;

namespace DailyCam.Tests.Components;

/// <summary>What a browser is given to put DailyCam on a home screen, and to show when there is no connection. The worker's own rules are tested in wwwroot-assets.</summary>
public sealed partial class InstallTests(DailyCamAppFactory factory) : IClassFixture<DailyCamAppFactory>
{
    private const string Offline = "/offline";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ko", "아이의 하루")]
    [InlineData("en", "child's day")]
    public async Task The_manifest_speaks_both_languages_and_names_one_app(string language, string says)
    {
        using var client = factory.Anonymous();
        using var answer = await client.GetAsync($"/app.webmanifest?language={language}", Token);
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType?.MediaType);
        var manifest = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        string Text(string name) => manifest.GetProperty(name).GetString()!;
        Assert.Equal(language, Text("lang"));
        Assert.Contains(says, Text("description"), StringComparison.Ordinal);
        Assert.Equal(["DailyCam", "DailyCam", "/", "./", "./", "standalone"], new[] { "name", "short_name", "id", "start_url", "scope", "display" }.Select(Text));
    }

    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("en-GB", "en")]
    public async Task Without_a_named_language_it_follows_the_request(string accepted, string expected)
    {
        using var client = factory.Anonymous();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);
        Assert.Equal(expected, (await client.GetFromJsonAsync<JsonElement>("/app.webmanifest?language=xx", Token)).GetProperty("lang").GetString());
    }

    [Fact]
    public async Task Every_icon_of_the_manifest_is_there_and_as_large_as_it_says()
    {
        using var client = factory.Anonymous();
        var icons = (await client.GetFromJsonAsync<JsonElement>("/app.webmanifest", Token)).GetProperty("icons").EnumerateArray().ToArray();
        foreach (var purpose in new[] { "any", "maskable" })
        {
            var sizes = icons.Where(icon => icon.GetProperty("purpose").GetString() == purpose).Select(static icon => icon.GetProperty("sizes").GetString());
            Assert.Equal(["any", "192x192", "512x512"], sizes);
        }

        foreach (var icon in icons)
        {
            var (source, type, sizes) = (icon.GetProperty("src").GetString()!, icon.GetProperty("type").GetString(), icon.GetProperty("sizes").GetString());
            using var answer = await client.GetAsync($"/{source}", Token);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            if (sizes != "any")
            {
                var edge = EdgeOf(await answer.Content.ReadAsByteArrayAsync(Token));
                Assert.Equal(sizes, $"{edge}x{edge}");
            }
        }

        Assert.Equal(180, EdgeOf(await client.GetByteArrayAsync(new Uri("/icons/apple-touch.png", UriKind.Relative), Token)));
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("Dark", 1)]
    [InlineData("Light", 1)]
    [InlineData("Evening", 1)]
    public async Task Every_page_names_its_manifest_icon_and_colours(string? theme, int colors)
    {
        using var client = factory.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.AcceptLanguage.ParseAdd("ko");
        if (theme is not null)
        {
            request.Headers.Add("Cookie", $"dailycam-theme={theme}");
        }

        using var answer = await client.SendAsync(request, Token);
        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("<link rel=\"manifest\" href=\"app.webmanifest?language=ko\"", html, StringComparison.Ordinal);
        Assert.Matches("<link rel=\"apple-touch-icon\" sizes=\"180x180\" href=\"icons/apple-touch[^\"]*\\.png\"", html);
        Assert.Contains("viewport-fit=cover", html, StringComparison.Ordinal);
        Assert.Equal(colors, ThemeColor().Count(html));
        Assert.Equal(theme is not ("Light" or "Evening"), html.Contains($"content=\"{ThemeColors.Dark}\"", StringComparison.Ordinal));
        Assert.Equal(theme is not "Dark", html.Contains($"content=\"{ThemeColors.Light}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_colours_around_the_pages_are_those_of_the_pages()
    {
        var styles = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "wwwroot-assets", "src", "styles", "app.css"));
        Assert.Contains($"--dc-ground: {ThemeColors.Light};", styles, StringComparison.Ordinal);
        Assert.Contains($"--dc-ground: {ThemeColors.Dark};", styles, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app.webmanifest", "application/manifest+json")]
    [InlineData(Offline, "text/html")]
    [InlineData("/service-worker.js", "text/javascript")]
    public async Task What_is_open_to_everybody_carries_the_same_policy_as_every_page_sets_no_cookie_and_is_asked_for_again(string path, string type)
    {
        using var client = factory.Anonymous();
        using var page = await client.GetAsync("/sign-in", Token);
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(page.Headers.GetValues("Content-Security-Policy"), answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoCache);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_offline_page_has_its_words_in_both_languages_and_asks_for_nothing_that_is_not_kept()
    {
        using var client = factory.Anonymous();
        var html = await client.GetStringAsync(new Uri(Offline, UriKind.Relative), Token);
        var text = WebUtility.HtmlDecode(html);
        foreach (var words in InstallWords.All)
        {
            Assert.Contains($"<section lang=\"{words.Language}\"", html, StringComparison.Ordinal);
            Assert.All(OfflineDocument.Keys, key => Assert.Contains(words[key], text, StringComparison.Ordinal));
        }

        var asked = Address().Matches(html).Select(static match => match.Groups[1].Value).Where(static address => address is not ("/" or "data:,"));
        Assert.All(asked, static address => Assert.Contains(address, OfflineEdition.Files));
        var imports = OfflineEdition.Files.Where(static file => file.EndsWith(".mjs", StringComparison.Ordinal))
            .SelectMany(static file => Import().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "wwwroot-assets", "src", file))))
            .Select(static match => $"offline/{match.Groups[1].Value}");
        Assert.Equal(["offline/rules.mjs"], imports);
    }

    /// <summary>The worker's version is made of these keys: one that is left out would not make a new worker.</summary>
    [Fact]
    public void No_text_of_the_offline_page_is_forgotten()
    {
        var file = Path.Combine(RepositoryFiles.Root, "DailyCam.Web", "Components", "Install", "InstallText.resx");
        var keys = XDocument.Load(file).Root!.Elements("data").Select(static data => data.Attribute("name")!.Value).Where(static key => key.StartsWith("Offline.", StringComparison.Ordinal));
        Assert.Equal(keys.Order(StringComparer.Ordinal), OfflineDocument.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_worker_is_a_plain_script_that_names_what_it_keeps_and_all_of_that_is_there()
    {
        using var client = factory.Anonymous();
        var script = await client.GetStringAsync(new Uri("/service-worker.js", UriKind.Relative), Token);
        Assert.Equal(script, await client.GetStringAsync(new Uri("/service-worker.js", UriKind.Relative), Token));
        Assert.DoesNotMatch(ModuleWord(), script);

        var edition = JsonDocument.Parse(Edition().Match(script).Groups[1].Value).RootElement;
        Assert.Matches("^[0-9a-f]{16}$", edition.GetProperty("version").GetString());
        Assert.Equal(OfflineEdition.Page, edition.GetProperty("page").GetString());
        Assert.Equal(OfflineEdition.Files, edition.GetProperty("files").EnumerateArray().Select(static file => file.GetString()!));
        foreach (var path in OfflineEdition.Files)
        {
            using var answer = await client.GetAsync($"/{path}", Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>Width of a PNG that is a square.</summary>
    private static int EdgeOf(byte[] png)
    {
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal(width, height);
        return width;
    }

    [GeneratedRegex("<meta name=\"theme-color\"")]
    private static partial Regex ThemeColor();

    [GeneratedRegex(@"\b(?:href|src)=""([^""]+)""")]
    private static partial Regex Address();

    [GeneratedRegex("""^import .* from "\./([^"]+)";$""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^\s*(?:import|export)\b", RegexOptions.Multiline)]
    private static partial Regex ModuleWord();

    [GeneratedRegex(@"\Aconst edition = (\{.*\});\n")]
    private static partial Regex Edition();
}
