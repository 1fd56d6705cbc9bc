using DailyCam.Core.Cameras;

namespace DailyCam.Core.Reports.Questions;

/// <summary>A question as it was understood: everything the answer will rest on, so that a reader can see whether it is what they meant.</summary>
public sealed record Question
{
    public QuestionIntent Intent { get; init; }

    public QuestionDoubt Doubt { get; init; }

    public QuestionTopic? Topic { get; init; }

    /// <summary>Null for the whole day.</summary>
    public ClockRange? Time { get; init; }

    /// <summary>Only these cameras; empty for all.</summary>
    public IReadOnlyList<CameraId> Cameras { get; init; } = [];

    /// <summary>Words that are not known; one is enough for no answer.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
