using DailyCam.Core.Analysis.Asking;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>One client as the product makes it, its scripted provider, and a clock that the test moves.</summary>
internal sealed class ClientBench : IAsyncDisposable
{
    /// <summary>Longer than any time limit of a client.</summary>
    public static readonly TimeSpan BeyondEveryLimit = TimeSpan.FromHours(2);

    private readonly ServiceProvider services;

    private ClientBench(ScriptedModelServer server, string analyzer, Dictionary<string, string?> settings, string? key)
    {
        Server = server;
        Key = key ?? string.Empty;
        var collection = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services = collection.AddModelClients().BuildServiceProvider();
        Client = services.GetServices<IModelClient>().Single(client => client.Analyzer == analyzer);
    }

    public ScriptedModelServer Server { get; }

    public ManualTimeProvider Clock { get; } = new();

    public LogLines Logs { get; } = new();

    public IModelClient Client { get; }

    /// <summary>The key that must be seen nowhere.</summary>
    public string Key { get; }

    public static async Task<ClientBench> VertexAsync(params (string Key, string? Value)[] changes)
    {
        var server = await ScriptedVertex.StartAsync();
        return Make(server, "vertex", server.Settings(), "DailyCam:Analysis:Vertex", changes);
    }

    public static async Task<ClientBench> OpenAiAsync(params (string Key, string? Value)[] changes)
    {
        var server = await ScriptedOpenAi.StartAsync();
        return Make(server, "openai", server.Settings(), "DailyCam:Analysis:OpenAi", changes);
    }

    public static ModelRequest Request(ModelMedia media, string text = "What is seen?", string system = "Only what is visible.") => new()
    {
        Id = "4c7hd2kq9wzx",
        Model = "scripted-model",
        System = system,
        Text = text,
        Media = media,
        Schema = """{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"],"additionalProperties":false}""",
        MaxOutputTokens = 2048,
    };

    /// <summary>What the client is for, by its form.</summary>
    public ModelRequest Request() => Request(Client.Form == MediaForm.Video
        ? new ModelMedia { Video = new byte[] { 0, 0, 0, 8, 1, 2, 3 }, Fps = 1, Seconds = 600 }
        : new ModelMedia { Pictures = [new TimedPicture(0, new byte[] { 0xFF, 0xD8, 1 }), new TimedPicture(12.5, new byte[] { 0xFF, 0xD8, 2 })], Seconds = 20 });

    public Task<ModelReply> AskAsync(ModelRequest? request = null) => Client.AskAsync(request ?? Request(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static ClientBench Make(ScriptedModelServer server, string analyzer, Dictionary<string, string?> settings, string section, (string Key, string? Value)[] changes)
    {
        foreach (var (key, value) in changes)
        {
            settings[$"{section}:{key}"] = value;
        }

        return new ClientBench(server, analyzer, settings, settings.GetValueOrDefault($"{section}:ApiKey"));
    }
}
