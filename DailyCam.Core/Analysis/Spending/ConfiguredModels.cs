using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.OpenAi;
using DailyCam.Core.Analysis.Vertex;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>Which models outside this process could be asked, what they cost and how long they live. Safe from any thread.</summary>
public sealed class ConfiguredModels(
    IEnumerable<IModelClient> clients, IOptions<VertexOptions> vertex, IOptions<OpenAiOptions> openAi, ModelDestinations destinations, PriceList prices, TimeProvider clock)
{
    /// <summary>Every analyzer that needs consent, whether it is configured or not, in the order of <see cref="AnalyzerNames.All"/>.</summary>
    public IReadOnlyList<ConfiguredModel> List() => ListAt(clock.GetUtcNow());

    /// <summary>The same as it will be at another moment.</summary>
    /// <param name="ended">A model that counts as ended whatever is known of it; for a rehearsal.</param>
    public IReadOnlyList<ConfiguredModel> ListAt(DateTimeOffset at, string? ended = null) =>
        [.. AnalyzerNames.All.Where(AnalyzerNames.IsRemote).Select(analyzer => AskedOf(analyzer, at, ended))];

    /// <summary>The analyzer as if its settings named this model, and no other instead of it: a comparison is about this one.</summary>
    internal ConfiguredModel With(string analyzer, string model) => Of(analyzer, model, clock.GetUtcNow(), ended: null) with { Cheaper = null };

    private ConfiguredModel AskedOf(string analyzer, DateTimeOffset at, string? ended)
    {
        var named = NameOf(analyzer);
        var asked = prices.InPlaceOf(named, at, ended);
        return Of(analyzer, asked, at, ended) with { InPlaceOf = asked == named ? null : named };
    }

    private ConfiguredModel Of(string analyzer, string model, DateTimeOffset at, string? ended)
    {
        var isConfigured = clients.Any(client => client.Analyzer == analyzer && client.IsConfigured);
        return new ConfiguredModel(analyzer, isConfigured, model, destinations.Of(analyzer), prices.Find(model, at), prices.RetiresOn(model), prices.CheaperThan(model, at))
        {
            IsRetired = model == ended || prices.IsRetired(model, at),
            TokensPerPicture = analyzer == AnalyzerNames.OpenAi ? openAi.Value.MostTokensPerPicture : ConfiguredModel.UsualTokensPerPicture,
        };
    }

    private string NameOf(string analyzer) => analyzer == AnalyzerNames.Vertex ? vertex.Value.Model : openAi.Value.Model;
}
