namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>What became of a picture.</summary>
public enum SnapshotState
{
    Answered = 1,

    /// <summary>A model was asked and gave no answer that could be used, or the picture could not be made.</summary>
    Failed = 2,

    /// <summary>It stayed at home: no budget, no settings, no price.</summary>
    NotSent = 3,
}
