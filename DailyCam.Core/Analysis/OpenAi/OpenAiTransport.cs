using System.Net.Http.Headers;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>
/// Stands below the package for one request: reads the answer with the byte limit and keeps it, so that it can be judged whatever the package makes of it; takes the placeholder off that the package
/// insists on where no key is configured; and names the ledger row in a header.
/// </summary>
internal sealed class OpenAiTransport(HttpMessageInvoker connections, string ledgerId, bool hasKey, int maxAnswerBytes, TimeProvider clock) : HttpMessageHandler
{
    /// <summary>OpenAI writes it into its logs; others ignore it.</summary>
    public const string LedgerHeader = "X-Client-Request-Id";

    /// <summary>Null while there was no answer.</summary>
    public HttpAnswer? Answer { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(LedgerHeader, ledgerId);
        if (!hasKey)
        {
            request.Headers.Authorization = null;
        }

        var response = await connections.SendAsync(request, cancellationToken);
        using var unread = response.Content;
        var answer = await HttpAnswer.ReadAsync(response, maxAnswerBytes, clock.GetUtcNow(), cancellationToken);
        response.Content = new ReadOnlyMemoryContent(answer.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        Answer = answer;
        return response;
    }
}
