using DailyCam.Core.Analysis;

namespace DailyCam.Core.Timeline;

/// <summary>A piece of recording with where its examination stands.</summary>
/// <param name="State">Null when it is not registered yet, as the file that is being written.</param>
/// <param name="SeenByModel">Whether a model looked at all of it, whatever local vision saw.</param>
public sealed record RecordedStretch(Stretch Stretch, AnalysisState? State, bool SeenByModel = false)
{
    /// <summary>
    /// Whether nobody but local vision will look at it, and its file is not examined yet: then what local vision saw while it was recorded is all that will be known, and is known at once.
    /// </summary>
    public bool CountsLive { get; init; }

    /// <summary>Whether the computer's clock was not set when it was recorded.</summary>
    public bool IsTimeDoubtful { get; init; }
}
