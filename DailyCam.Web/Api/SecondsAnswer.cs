using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

/// <summary>The activity track of a close window, minute by minute and second by second.</summary>
internal sealed record SecondsAnswer(IReadOnlyList<ActivitySeconds> Minutes);
