using System.Text.Json;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>
/// What a server says about a refusal, in the shapes that are met: <c>{"error":{…}}</c> of Google and OpenAI, the same in a list, <c>{"error":"…"}</c>, <c>{"message":"…"}</c>,
/// <c>{"detail":"…"}</c>. Pure; anything else says nothing.
/// </summary>
/// <param name="Code">Google's status (<c>RESOURCE_EXHAUSTED</c>) or OpenAI's code (<c>model_not_found</c>).</param>
/// <param name="Reason">Google's reason inside the details (<c>API_KEY_INVALID</c>).</param>
internal sealed record ProviderError(string? Message, string? Code, string? Reason, TimeSpan? RetryAfter)
{
    public static ProviderError None { get; } = new(null, null, null, null);

    public static ProviderError Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonReading.Parse(body);
        if (document is null)
        {
            return None;
        }

        var root = document.RootElement;
        return Of(root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().FirstOrDefault() : root);
    }

    /// <summary>For the administrator: the code, then the words.</summary>
    public string? InWords => string.Join(": ", new[] { Reason ?? Code, Message }.Where(static part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } words ? words : null;

    private static ProviderError Of(JsonElement root)
    {
        if (root.Member("error") is not { ValueKind: JsonValueKind.Object } error)
        {
            return None with { Message = root.Text("error") ?? root.Text("message") ?? root.Text("detail") };
        }

        var details = error.Items("details").ToArray();
        return new ProviderError(
            error.Text("message"),
            error.Text("status") ?? error.Text("code") ?? error.Text("type"),
            details.Select(static detail => detail.Text("reason")).FirstOrDefault(static reason => reason is not null),
            details.Select(static detail => RetryDelay.OfDuration(detail.Text("retryDelay"))).Max());
    }
}
