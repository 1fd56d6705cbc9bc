using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports.Questions;

namespace DailyCam.Web.Api;

/// <summary>A question as it was understood.</summary>
/// <param name="About">What kind of thing it asks for; the value of that kind stands beside it.</param>
/// <param name="FromMinute">Minutes from midnight; null for the whole day.</param>
/// <param name="Cameras">Empty for all.</param>
/// <param name="Unknown">Words that are not known.</param>
internal sealed record UnderstoodAnswer(
    QuestionIntent Intent,
    QuestionDoubt Doubt,
    TopicKind? About,
    Severity? Severity,
    IncidentCategory? Category,
    ChildActivity? Activity,
    string? Zone,
    int? FromMinute,
    int? ToMinute,
    IReadOnlyList<CameraId> Cameras,
    IReadOnlyList<string> Unknown)
{
    public static UnderstoodAnswer Of(Question question) => new(
        question.Intent, question.Doubt, question.Topic?.Kind, question.Topic?.Severity, question.Topic?.Category, question.Topic?.Activity, question.Topic?.Zone,
        question.Time?.FromMinute, question.Time?.ToMinute, question.Cameras, question.Unknown);
}
