using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Vertex;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("Vertex:BaseAddress", "ftp://relay.home")]
    [InlineData("Vertex:BaseAddress", "relay.home")]
    [InlineData("Vertex:BaseAddress", "http://relay.home")]
    [InlineData("Vertex:BaseAddress", "https://user:secret-word@relay.home")]
    [InlineData("Vertex:BaseAddress", "https://relay.home/?key=secret-word")]
    [InlineData("Vertex:Location", "")]
    [InlineData("Vertex:Location", "evil.example/")]
    [InlineData("Vertex:Model", "")]
    [InlineData("Vertex:Timeout", "00:00:00")]
    [InlineData("Vertex:MaxAnswerMegabytes", "0")]
    [InlineData("Vertex:MediaResolution", "ultra")]
    [InlineData("Vertex:ThinkingLevel", "deep")]
    [InlineData("Vertex:SafetyThreshold", "NEVER")]
    [InlineData("OpenAi:BaseAddress", "file:///etc/passwd")]
    [InlineData("OpenAi:BaseAddress", "http://user:secret-word@192.168.0.10/v1")]
    [InlineData("OpenAi:Timeout", "02:00:00")]
    [InlineData("OpenAi:ImageDetail", "fine")]
    public void A_wrong_value_is_answered_with_its_key_and_not_with_what_was_written(string key, string value)
    {
        using var services = Services(($"DailyCam:Analysis:{key}", value));
        var refused = Assert.Throws<OptionsValidationException>(() => key.StartsWith("Vertex", StringComparison.Ordinal)
            ? (object)services.GetRequiredService<IOptions<VertexOptions>>().Value
            : services.GetRequiredService<IOptions<OpenAiOptions>>().Value);

        Assert.Contains($"DailyCam:Analysis:{key}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_nothing_is_configured_and_both_are_there()
    {
        using var services = Services();
        var clients = services.GetServices<IModelClient>().ToArray();

        Assert.Equal(["openai", "vertex"], clients.Select(static client => client.Analyzer).Order(StringComparer.Ordinal));
        Assert.All(clients, static client => Assert.False(client.IsConfigured));
        Assert.Equal(MediaForm.Video, clients.Single(static client => client.Analyzer == "vertex").Form);
        Assert.Equal(MediaForm.Pictures, clients.Single(static client => client.Analyzer == "openai").Form);
    }

    [Theory]
    [InlineData("http://192.168.0.10:11434/v1")]
    [InlineData("https://api.openai.com/v1")]
    [InlineData("http://[fd00::10]:8080/v1/")]
    public void Any_host_may_be_named(string address)
    {
        using var services = Services(("DailyCam:Analysis:OpenAi:BaseAddress", address), ("DailyCam:Analysis:OpenAi:Model", "m"));
        Assert.True(services.GetServices<IModelClient>().Single(static client => client.Analyzer == "openai").IsConfigured);
    }

    [Theory]
    [InlineData("Vertex", "", "https://europe-west4-aiplatform.googleapis.com")]
    [InlineData("Vertex", "https://Relay.home/gemini/", "https://relay.home")]
    [InlineData("Vertex", "http://127.0.0.1:9000", "http://127.0.0.1:9000")]
    [InlineData("OpenAi", "http://192.168.0.10:11434/v1", "http://192.168.0.10:11434")]
    [InlineData("OpenAi", "https://api.openai.com:443/v1", "https://api.openai.com")]
    [InlineData("OpenAi", "", null)]
    public void Where_requests_go_is_scheme_host_and_port(string section, string address, string? destination)
    {
        using var services = Services(($"DailyCam:Analysis:{section}:BaseAddress", address), ("DailyCam:Analysis:Vertex:Location", "europe-west4"));
        Assert.Equal(destination, services.GetRequiredService<ModelDestinations>().Of(section.ToLowerInvariant()));
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, setting.Value))).Build())
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddModelClients()
        .BuildServiceProvider();
}
