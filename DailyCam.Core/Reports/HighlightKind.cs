namespace DailyCam.Core.Reports;

/// <summary>Why a moment is worth keeping, in the order in which they are chosen.</summary>
public enum HighlightKind
{
    Development = 1,
    Moment = 2,
    Safety = 3,

    /// <summary>A lively minute with somebody in the picture; all that local vision can say.</summary>
    Lively = 4,
}
