using DailyCam.Core.Analysis;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>The scripted server of an analyzer, and the settings with which the product asks it for a model.</summary>
internal static class ScriptedProvider
{
    /// <param name="prices">Models and what a million of their tokens costs.</param>
    public static async Task<(ScriptedModelServer Server, Dictionary<string, string?> Settings)> StartAsync(string analyzer, string model, params (string Model, string Price)[] prices)
    {
        ScriptedModelServer server;
        Dictionary<string, string?> settings;
        if (analyzer == AnalyzerNames.OpenAi)
        {
            var openAi = await ScriptedOpenAi.StartAsync();
            (server, settings) = (openAi, openAi.Settings());
            settings["DailyCam:Analysis:OpenAi:Model"] = model;
        }
        else
        {
            var vertex = await ScriptedVertex.StartAsync();
            (server, settings) = (vertex, vertex.Settings());
            settings["DailyCam:Analysis:Vertex:Model"] = model;
        }

        foreach (var (index, price) in prices.Index())
        {
            var key = $"DailyCam:Analysis:Prices:Models:{index}";
            (settings[$"{key}:Model"], settings[$"{key}:Input"], settings[$"{key}:Output"]) = (price.Model, price.Price, price.Price);
        }

        return (server, settings);
    }
}
