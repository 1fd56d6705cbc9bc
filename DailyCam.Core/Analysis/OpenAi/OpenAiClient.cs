using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using DailyCam.Core.Analysis.Asking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>Any server that speaks OpenAI's protocol: pictures with their seconds in, JSON out.</summary>
internal sealed partial class OpenAiClient(ModelHttp http, IOptions<OpenAiOptions> options, TimeProvider clock, ILogger<OpenAiClient> logger) : IModelClient
{
    /// <summary>The package wants some key; <see cref="OpenAiTransport"/> takes it off again.</summary>
    private const string NoKey = "none";

    private readonly AnswerFormats formats = new();

    public string Analyzer => AnalyzerNames.OpenAi;

    public MediaForm Form => MediaForm.Pictures;

    public bool IsConfigured => options.Value is { BaseAddress.Length: > 0, Model.Length: > 0 };

    public async Task<ModelReply> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var reply = Refusal(request, settings)
            ?? await TimedAsk.RunAsync(settings.Timeout, clock, new DetailText(settings.ApiKey), limit => SendAsync(request, settings, limit), cancellationToken);
        Log.Ended(logger, request.Id, request.Model, reply.Outcome, reply.Status, reply.Detail);
        return reply;
    }

    private ModelReply? Refusal(ModelRequest request, OpenAiOptions settings)
    {
        if (!IsConfigured)
        {
            return new ModelReply { Outcome = ModelOutcome.NotAuthorised, Detail = $"{OpenAiOptions.Section}:{nameof(OpenAiOptions.BaseAddress)} or {nameof(OpenAiOptions.Model)} is empty." };
        }

        if (ApiKeyText.Of(settings.ApiKey) is null)
        {
            return new ModelReply { Outcome = ModelOutcome.NotAuthorised, Detail = ApiKeyText.Complaint };
        }

        return request.Media.Video is null ? null : new ModelReply { Outcome = ModelOutcome.Rejected, Detail = "This protocol carries pictures, not a video." };
    }

    private async Task<ModelReply> SendAsync(ModelRequest request, OpenAiOptions settings, CancellationToken cancellationToken)
    {
        var key = ApiKeyText.Of(settings.ApiKey) ?? string.Empty;
        var format = formats.Of(settings.BaseAddress, request.Model);
        var words = new DetailText(key);
        using var transport = new OpenAiTransport(http.Invoker, request.Id, key.Length > 0, settings.MaxAnswerBytes, clock);
        using var client = new HttpClient(transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var completion = await CompleteAsync(Chat(request.Model, key, settings, client), OpenAiRequest.Messages(request, settings, format), OpenAiRequest.Options(request, settings, format), transport, cancellationToken);
        var answer = transport.Answer ?? throw new HttpRequestException("There was no answer.");
        var reply = OpenAiAnswer.Read(answer, completion, words);
        return formats.Refuses(settings.BaseAddress, request.Model, format, answer)
            ? reply with { Outcome = ModelOutcome.ServerError, Detail = words.Clean($"The server does not know the answer format {format}; the next request uses a simpler one. {reply.Detail}") }
            : reply;
    }

    /// <summary>The whole of the package for one request: no retries of its own (each request has its row in the ledger), no time limit of its own.</summary>
    private static ChatClient Chat(string model, string key, OpenAiOptions settings, HttpClient client) => new(
        model,
        new ApiKeyCredential(key.Length > 0 ? key : NoKey),
        new OpenAIClientOptions
        {
            Endpoint = new Uri(settings.BaseAddress.TrimEnd('/')),
            Transport = new HttpClientPipelineTransport(client),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });

    /// <summary>Null when there is an answer that the package takes for an error or cannot read: the answer itself is judged then.</summary>
    private static async Task<ChatCompletion?> CompleteAsync(ChatClient chat, IReadOnlyList<ChatMessage> messages, ChatCompletionOptions options, OpenAiTransport transport, CancellationToken cancellationToken)
    {
        try
        {
            var completion = (await chat.CompleteChatAsync(messages, options, cancellationToken)).Value;

            // Without a choice these throw, and only when they are looked at.
            _ = completion.Content;
            return completion;
        }
        catch (Exception exception) when (transport.Answer is not null && IsAboutAnswer(exception))
        {
            return null;
        }
        catch (ClientResultException exception)
        {
            throw new HttpRequestException(exception.GetBaseException().Message, exception);
        }
    }

    private static bool IsAboutAnswer(Exception exception) => exception
        is ClientResultException or JsonException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException or NotSupportedException or NullReferenceException;

    private static partial class Log
    {
        [LoggerMessage(1721, LogLevel.Debug, "Request {Request} to {Model} on the OpenAI-compatible server ended as {Outcome} (status {Status}): {Detail}")]
        public static partial void Ended(ILogger logger, string request, string model, ModelOutcome outcome, int? status, string? detail);
    }
}
