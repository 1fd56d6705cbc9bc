namespace DailyCam.Web.Features.Timeline;

/// <summary>Marks the texts of the timeline.</summary>
public sealed class TimelineText;
