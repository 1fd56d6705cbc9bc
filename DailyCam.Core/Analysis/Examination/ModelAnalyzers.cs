using DailyCam.Core.Analysis.Asking;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>The analyzers that ask a model, one for each client.</summary>
internal sealed class ModelAnalyzers(IEnumerable<IModelClient> clients, IServiceProvider provider)
{
    private readonly Dictionary<string, ModelAnalyzer> byName =
        clients.ToDictionary(static client => client.Analyzer, client => ActivatorUtilities.CreateInstance<ModelAnalyzer>(provider, client), StringComparer.Ordinal);

    /// <summary>Null when there is none of that name.</summary>
    public ModelAnalyzer? Find(string name) => byName.GetValueOrDefault(name);
}
