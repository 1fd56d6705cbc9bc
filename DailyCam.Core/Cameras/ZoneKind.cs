namespace DailyCam.Core.Cameras;

/// <summary>What a polygon on a camera's picture is for.</summary>
public enum ZoneKind
{
    /// <summary>A child must not enter it.</summary>
    Danger = 1,

    /// <summary>It is painted black in every copy that leaves the house. Recordings, live view and local vision stay whole: they stay at home.</summary>
    Mask = 2,
}
