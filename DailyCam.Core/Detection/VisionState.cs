namespace DailyCam.Core.Detection;

/// <summary>Whether local vision can be believed about what a camera shows now.</summary>
public enum VisionState
{
    /// <summary>Nobody looks at this camera's pictures: the family switched detection off for it, or it is not captured.</summary>
    Off = 0,

    /// <summary>It has just begun and has not answered yet.</summary>
    Starting = 1,

    /// <summary>Its newest answer is older than it may be even while nothing moves: what it saw then says nothing of now.</summary>
    Behind = 2,

    /// <summary>It looks as often as it should.</summary>
    Watching = 3,
}
