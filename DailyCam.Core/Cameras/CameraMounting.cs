namespace DailyCam.Core.Cameras;

/// <summary>How the camera looks at the room. Posture rules depend on it: a lying baby seen from above looks upright.</summary>
public enum CameraMounting
{
    Level = 1,
    High = 2,
    TopDown = 3,
}
