using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>A client that has less time than its settings give it: an answer about a moment is worth nothing much later.</summary>
internal sealed class HurriedClient(IModelClient client, TimeSpan limit, TimeProvider clock) : IModelClient
{
    private static readonly DetailText NoSecrets = new();

    public string Analyzer => client.Analyzer;

    public MediaForm Form => client.Form;

    public bool IsConfigured => client.IsConfigured;

    public Task<ModelReply> AskAsync(ModelRequest request, CancellationToken cancellationToken) =>
        TimedAsk.RunAsync(limit, clock, NoSecrets, token => client.AskAsync(request, token), cancellationToken);
}
