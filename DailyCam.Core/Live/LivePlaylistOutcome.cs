namespace DailyCam.Core.Live;

public enum LivePlaylistOutcome
{
    /// <summary>The playlist is in <see cref="LivePlaylistAnswer.Text"/>.</summary>
    Ready = 0,

    /// <summary>There is no closed live segment yet, or what was asked for did not come in time: ask again soon (503).</summary>
    NotYet = 1,

    /// <summary>The directives make no sense or lie too far ahead (400).</summary>
    TooFarAhead = 2,
}
