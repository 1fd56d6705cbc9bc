using DailyCam.Core.Analysis;

namespace DailyCam.Core.Timeline;

/// <summary>A piece of recording with where its examination stands.</summary>
/// <param name="State">Null when it is not registered yet, as the file that is being written.</param>
/// <param name="SeenByModel">Whether a model looked at all of it, whatever local vision saw.</param>
public sealed record RecordedStretch(Stretch Stretch, AnalysisState? State, bool SeenByModel = false)
{
    /// <summary>Whether the computer's clock was not set when it was recorded.</summary>
    public bool IsTimeDoubtful { get; init; }
}
