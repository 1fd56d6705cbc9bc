namespace DailyCam.Web.Api;

/// <summary>How a clip is to be shared.</summary>
/// <param name="Hours">How long the link works; a day when it is left out.</param>
/// <param name="ShowCamera">Whether the camera's name is shown to whoever has the link. Default: no.</param>
internal sealed record ShareBody(int? Hours, bool? ShowCamera);
