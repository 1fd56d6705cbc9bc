namespace DailyCam.Web.Features.Clips;

/// <summary>Marks the texts of the clips: the page, and what somebody with a link sees.</summary>
public sealed class ClipsText;
