namespace DailyCam.Core.Analysis.Asking;

/// <summary>How a request to a model ended. What is tried again and what is not follows from this (<see cref="ModelOutcomes"/>).</summary>
public enum ModelOutcome
{
    /// <summary>There is a text; whether it fits the schema is judged later.</summary>
    Answered = 1,

    /// <summary>The provider refused to look (block reason, SAFETY, PROHIBITED_CONTENT, content filter …). Final.</summary>
    Blocked = 2,

    /// <summary>The output limit was reached before there was a whole answer.</summary>
    CutOff = 3,

    /// <summary>The request itself was refused (400, 413, 422). Final: the same request would be refused again.</summary>
    Rejected = 4,

    /// <summary>401 or 403: the key is wrong, expired, or for another project. Final until somebody changes the settings.</summary>
    NotAuthorised = 5,

    /// <summary>404: the model is not there (any more). Final until somebody changes the settings.</summary>
    ModelGone = 6,

    /// <summary>429: quota or rate; <see cref="ModelReply.RetryAfter"/> when the provider named a time.</summary>
    Quota = 7,

    /// <summary>408, 500, 502, 503, 504; also a server that refused the answer's format for the first time: the next request uses a simpler one.</summary>
    ServerError = 8,

    /// <summary>No connection, a broken connection, a name that does not resolve.</summary>
    Unreachable = 9,

    /// <summary>No whole answer within the time limit (a hang, a slow drip).</summary>
    TimedOut = 10,

    /// <summary>An answer that is no answer of this protocol: cut JSON, no candidate, more than the byte limit.</summary>
    Unreadable = 11,
}
