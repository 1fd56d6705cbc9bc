namespace DailyCam.Core.Analysis.Asking;

/// <summary>What an HTTP status of a model's server means; both providers use them alike.</summary>
internal static class HttpStatusOutcome
{
    public static bool IsSuccess(int status) => status is >= 200 and < 300;

    /// <summary>A redirect counts as refused: it would take the key and the footage to a host that nobody named.</summary>
    public static ModelOutcome Of(int status) => status switch
    {
        >= 200 and < 300 => ModelOutcome.Answered,
        401 or 403 => ModelOutcome.NotAuthorised,
        404 or 410 => ModelOutcome.ModelGone,
        429 => ModelOutcome.Quota,
        408 or >= 500 => ModelOutcome.ServerError,
        _ => ModelOutcome.Rejected,
    };
}
