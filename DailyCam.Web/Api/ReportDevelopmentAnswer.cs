using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Reports;
using DailyCam.Web.Features.Reports;

namespace DailyCam.Web.Api;

/// <summary>Steps of development by area.</summary>
/// <param name="ExaminedSegments">0 says that no model looked, so nothing can be said.</param>
internal sealed record ReportDevelopmentAnswer(int ExaminedSegments, IReadOnlyDictionary<DevelopmentArea, IReadOnlyList<SentenceAnswer>> Areas)
{
    public static ReportDevelopmentAnswer Of(ReportDevelopment development, ReportWords words) =>
        new(development.ExaminedSegments, development.Areas.ToDictionary(static area => area.Area, area => SentenceAnswer.Of(area.Sentences, words)));
}
