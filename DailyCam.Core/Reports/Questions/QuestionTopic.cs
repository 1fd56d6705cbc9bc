using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Questions;

/// <summary>What a question is about, with the value that goes with its kind.</summary>
/// <param name="Zone">Name of a danger zone; only with <see cref="IncidentCategory.DangerZoneEntry"/>.</param>
public sealed record QuestionTopic(TopicKind Kind, Severity? Severity = null, IncidentCategory? Category = null, ChildActivity? Activity = null, string? Zone = null)
{
    public static QuestionTopic Any { get; } = new(TopicKind.Incident);

    public static QuestionTopic Person { get; } = new(TopicKind.Person);

    public static QuestionTopic Motion { get; } = new(TopicKind.Motion);

    /// <summary>The value that has a word for people.</summary>
    public object Word => (object?)Severity ?? (object?)Category ?? (object?)Activity ?? Kind;

    public bool IsIncident => Kind is TopicKind.Incident or TopicKind.Severity or TopicKind.Category;

    public static QuestionTopic Of(Severity severity) => new(TopicKind.Severity, Severity: severity);

    public static QuestionTopic Of(IncidentCategory category, string? zone = null) => new(TopicKind.Category, Category: category, Zone: zone);

    public static QuestionTopic Of(ChildActivity activity) => new(TopicKind.Activity, Activity: activity);
}
