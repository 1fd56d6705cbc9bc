namespace DailyCam.Core.Live;

/// <summary>Answer to a playlist request.</summary>
public sealed record LivePlaylistAnswer(LivePlaylistOutcome Outcome, string? Text = null)
{
    public static LivePlaylistAnswer NotYet { get; } = new(LivePlaylistOutcome.NotYet);

    public static LivePlaylistAnswer TooFarAhead { get; } = new(LivePlaylistOutcome.TooFarAhead);
}
