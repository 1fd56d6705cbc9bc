using DailyCam.Core.Analysis.Asking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>Gemini on Vertex AI over REST: a video in, JSON out.</summary>
internal sealed partial class VertexClient(ModelHttp http, IVertexToken tokens, IOptions<VertexOptions> options, TimeProvider clock, ILogger<VertexClient> logger) : IModelClient
{
    public string Analyzer => AnalyzerNames.Vertex;

    public MediaForm Form => MediaForm.Video;

    public bool IsConfigured => options.Value is { Project.Length: > 0, Location.Length: > 0, Model.Length: > 0 };

    public async Task<ModelReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!IsConfigured)
        {
            return new ModelReply { Outcome = ModelOutcome.NotAuthorised, Detail = $"{VertexOptions.Section}:{nameof(VertexOptions.Project)} is empty." };
        }

        var reply = await TimedAsk.RunAsync(settings.Timeout, clock, new DetailText(settings.ApiKey), limit => SendAsync(request, settings, limit), cancellationToken);
        Log.Ended(logger, request.Id, request.Model, reply.Outcome, reply.Status, reply.Detail);
        return reply;
    }

    private async Task<ModelReply> SendAsync(ModelRequest request, VertexOptions settings, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(settings, cancellationToken);
        if (token.Refusal is { } refusal)
        {
            return refusal;
        }

        using var message = VertexRequest.Message(request, settings, token);
        using var response = await http.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var answer = await HttpAnswer.ReadAsync(response, settings.MaxAnswerBytes, clock.GetUtcNow(), cancellationToken);
        return VertexAnswer.Read(answer, new DetailText(token.Secret));
    }

    private static partial class Log
    {
        [LoggerMessage(1720, LogLevel.Debug, "Request {Request} to {Model} on Vertex AI ended as {Outcome} (status {Status}): {Detail}")]
        public static partial void Ended(ILogger logger, string request, string model, ModelOutcome outcome, int? status, string? detail);
    }
}
