using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Vertex;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Which models outside this process could be asked, what they cost and how long they live. Safe from any thread.</summary>
public sealed class ConfiguredModels(IEnumerable<IModelClient> clients, IOptions<VertexOptions> vertex, IOptions<OpenAiOptions> openAi, PriceList prices, TimeProvider clock)
{
    /// <summary>Host of Vertex AI without an address of its own.</summary>
    private const string GoogleHost = "aiplatform.googleapis.com";

    /// <summary>Every analyzer that needs consent, whether it is configured or not, in the order of <see cref="AnalyzerNames.All"/>.</summary>
    public IReadOnlyList<ConfiguredModel> List()
    {
        var now = clock.GetUtcNow();
        return [.. AnalyzerNames.All.Where(AnalyzerNames.IsRemote).Select(analyzer => Of(analyzer, now))];
    }

    private ConfiguredModel Of(string analyzer, DateTimeOffset now)
    {
        var (model, address) = analyzer == AnalyzerNames.Vertex ? (vertex.Value.Model, vertex.Value.BaseAddress) : (openAi.Value.Model, openAi.Value.BaseAddress);
        var isConfigured = clients.Any(client => client.Analyzer == analyzer && client.IsConfigured);
        return new ConfiguredModel(analyzer, isConfigured, model, HostOf(analyzer, address), prices.Find(model, now), prices.RetiresOn(model), prices.CheaperThan(model, now));
    }

    private static string? HostOf(string analyzer, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed.Host : analyzer == AnalyzerNames.Vertex ? GoogleHost : null;
}
