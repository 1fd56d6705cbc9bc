using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Everything that a provider is known to do to a request, and what it must become.</summary>
internal static class ProviderTroubles
{
    public static IReadOnlyDictionary<string, (Step Step, ModelOutcome Outcome)> All { get; } = new Dictionary<string, (Step, ModelOutcome)>(StringComparer.Ordinal)
    {
        ["400"] = (Step.Status(400), ModelOutcome.Rejected),
        ["401"] = (Step.Status(401), ModelOutcome.NotAuthorised),
        ["403, another project"] = (Step.OtherProject(), ModelOutcome.NotAuthorised),
        ["400, expired key"] = (Step.Raw(400, """{"error":{"code":400,"message":"API key expired.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}"""), ModelOutcome.NotAuthorised),
        ["404"] = (Step.Status(404), ModelOutcome.ModelGone),
        ["408"] = (Step.Status(408), ModelOutcome.ServerError),
        ["413"] = (Step.Status(413), ModelOutcome.Rejected),
        ["429"] = (Step.Quota(), ModelOutcome.Quota),
        ["429 with Retry-After"] = (Step.Quota(retryAfter: TimeSpan.FromSeconds(7)), ModelOutcome.Quota),
        ["500"] = (Step.Status(500), ModelOutcome.ServerError),
        ["502"] = (Step.Raw(502, "<html>Bad gateway</html>", "text/html"), ModelOutcome.ServerError),
        ["503"] = (Step.Status(503), ModelOutcome.ServerError),
        ["504"] = (Step.Status(504), ModelOutcome.ServerError),
        ["redirect"] = (Step.Raw(307, string.Empty, header: ("Location", "http://another.example/v1")), ModelOutcome.Rejected),
        ["fenced JSON"] = (Step.Fenced("""{"a":1}"""), ModelOutcome.Answered),
        ["another schema"] = (Step.Answer("""{"unexpected":[1,2]}"""), ModelOutcome.Answered),
        ["seconds out of range"] = (Step.Answer("""{"a":999999}"""), ModelOutcome.Answered),
        ["cut JSON"] = (Step.CutJson(), ModelOutcome.Unreadable),
        ["blocked prompt"] = (Step.BlockedPrompt(), ModelOutcome.Blocked),
        ["blocked answer"] = (Step.Answer(string.Empty, end: ScriptedEnd.Blocked), ModelOutcome.Blocked),
        ["no candidates"] = (Step.NoCandidates(), ModelOutcome.Unreadable),
        ["empty with MAX_TOKENS"] = (Step.Empty(), ModelOutcome.CutOff),
        ["cut off in the middle"] = (Step.Answer("{\"a\":", end: ScriptedEnd.CutOff), ModelOutcome.CutOff),
        ["empty without a reason"] = (Step.Empty(end: ScriptedEnd.Whole), ModelOutcome.Unreadable),
        ["5 MB"] = (Step.Huge(), ModelOutcome.Unreadable),
        ["5 MB of unknown length"] = (Step.Huge(withLength: false), ModelOutcome.Unreadable),
        ["a page instead of JSON"] = (Step.Raw(200, "<html>Please sign in to this network</html>", "text/html"), ModelOutcome.Unreadable),
        ["nothing"] = (Step.Raw(200, string.Empty), ModelOutcome.Unreadable),
        ["a list"] = (Step.Raw(200, "[1,2]"), ModelOutcome.Unreadable),
        ["a number"] = (Step.Raw(200, "42"), ModelOutcome.Unreadable),
        ["null"] = (Step.Raw(200, "null"), ModelOutcome.Unreadable),
        ["other types than agreed"] = (Step.Raw(200, """{"candidates":"none","choices":{"a":1},"promptFeedback":7,"usageMetadata":[],"usage":"much"}"""), ModelOutcome.Unreadable),
        ["connection cut in the answer"] = (Step.CutConnection(), ModelOutcome.Unreachable),
        ["connection reset"] = (Step.Reset(), ModelOutcome.Unreachable),
    };
}
