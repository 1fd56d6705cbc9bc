using DailyCam.Core.Reports;

namespace DailyCam.Web.Api;

internal sealed record ReportActivityAnswer(IReadOnlyList<HourActivity> Hours, IReadOnlyList<SentenceAnswer> Sentences);
