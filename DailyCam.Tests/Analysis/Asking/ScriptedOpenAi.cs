using DailyCam.Core.Analysis.OpenAi;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>An OpenAI-compatible server on loopback.</summary>
internal sealed class ScriptedOpenAi : ScriptedModelServer
{
    private ScriptedOpenAi()
        : base(new OpenAiDialect())
    {
    }

    /// <summary>Base address up to and with the version.</summary>
    public string Address => $"{Root}/v1";

    public static async Task<ScriptedOpenAi> StartAsync()
    {
        var server = new ScriptedOpenAi();
        await server.BeginAsync();
        return server;
    }

    /// <summary>Settings that lead here, as somebody would write them: by configuration key.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.OrdinalIgnoreCase)
    {
        [$"{OpenAiOptions.Section}:BaseAddress"] = Address,
        [$"{OpenAiOptions.Section}:Model"] = "qwen3-vl:8b",
        [$"{OpenAiOptions.Section}:ApiKey"] = "sk-home-key-of-the-family-0123456789",
    };
}
