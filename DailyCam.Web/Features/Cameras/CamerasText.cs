namespace DailyCam.Web.Features.Cameras;

/// <summary>Marks the texts of the camera pages.</summary>
public sealed class CamerasText;
