namespace DailyCam.Core.Archive;

/// <summary>What became of a wish for a link: the link and its token, which is shown this once; or what is wrong; or nothing at all when there is no such export.</summary>
public sealed record ShareOutcome(ShareLink? Link, string? Token, Problem? Problem = null)
{
    public static readonly ShareOutcome Missing = new(null, null);

    /// <summary>Without the token: an outcome may be logged.</summary>
    public override string ToString() => $"{nameof(ShareOutcome)} {Link?.Id.Value ?? Problem?.Code ?? "missing"}";
}
