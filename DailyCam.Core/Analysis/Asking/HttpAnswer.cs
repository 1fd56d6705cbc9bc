using System.Buffers;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>A whole answer of a server, read with a limit: a server that never stops sending takes no memory.</summary>
/// <param name="Body">Empty when it was too long.</param>
/// <param name="IsTooLong">More than the limit; the rest was not read.</param>
/// <param name="RedirectHost">Where a redirect would have led; it is never followed.</param>
internal sealed record HttpAnswer(int Status, ReadOnlyMemory<byte> Body, bool IsTooLong = false, TimeSpan? RetryAfter = null, string? RedirectHost = null)
{
    private const int ReadBytes = 32 * 1024;

    /// <param name="response">Its headers are there, its body is not read yet.</param>
    /// <param name="maxBytes">Longest body that is taken.</param>
    /// <exception cref="IOException">The connection broke off.</exception>
    public static async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, int maxBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = response.Content.Headers.ContentLength > maxBytes ? null : await BodyAsync(response.Content, maxBytes, cancellationToken);
        return new HttpAnswer(
            (int)response.StatusCode,
            body ?? ReadOnlyMemory<byte>.Empty,
            body is null,
            RetryDelay.OfHeader(response.Headers.NonValidated.TryGetValues("Retry-After", out var wait) ? wait.ToString() : null, now),
            (int)response.StatusCode is >= 300 and < 400 ? RedirectOf(response) : null);
    }

    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(ReadBytes);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            var count = await stream.ReadAsync(body.GetMemory(ReadBytes), cancellationToken);
            if (count == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(count);
            if (body.WrittenCount > maxBytes)
            {
                return null;
            }
        }
    }

    private static string RedirectOf(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } location ? location.Host : response.RequestMessage?.RequestUri?.Host ?? "another address";
}
