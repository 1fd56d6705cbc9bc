namespace DailyCam.Core.Analysis.Asking;

/// <summary>Reads an answer whose status is not success. Pure.</summary>
internal static class RefusedAnswer
{
    /// <summary>Codes under which OpenAI and Azure refuse to look, with status 400.</summary>
    private static readonly string[] BlockCodes = ["content_filter", "content_policy_violation", "moderation_blocked"];

    public static ModelReply Read(HttpAnswer answer, DetailText words)
    {
        var error = ProviderError.Read(answer.Body);
        return new ModelReply
        {
            Outcome = OutcomeOf(answer.Status, error),
            Status = answer.Status,
            RetryAfter = RetryDelay.Longer(answer.RetryAfter, error.RetryAfter),
            Detail = words.Clean(answer.RedirectHost is { } host ? $"The server redirects to {host}, which is not followed: name that address in BaseAddress if it is meant." : error.InWords),
        };
    }

    private static ModelOutcome OutcomeOf(int status, ProviderError error) => status switch
    {
        // Google answers a wrong or expired API key with 400, not with 401.
        400 when error.Reason?.StartsWith("API_KEY", StringComparison.Ordinal) == true => ModelOutcome.NotAuthorised,
        400 when BlockCodes.Contains(error.Code, StringComparer.Ordinal) => ModelOutcome.Blocked,
        _ => HttpStatusOutcome.Of(status),
    };
}
