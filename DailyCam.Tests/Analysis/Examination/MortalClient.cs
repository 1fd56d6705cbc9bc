using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Tests.Analysis.Examination;

/// <summary>The product's own client in a process that may die before a request, while it waits, and with the answer in its hand.</summary>
internal sealed class MortalClient(IModelClient client, Mortality mortality) : IModelClient
{
    public string Analyzer => client.Analyzer;

    public MediaForm Form => client.Form;

    public bool IsConfigured => client.IsConfigured;

    public async Task<ModelReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        mortality.Cross("before sending");
        var reply = await client.AskAsync(request, cancellationToken);
        mortality.Cross("with the answer in hand");
        return reply;
    }
}
