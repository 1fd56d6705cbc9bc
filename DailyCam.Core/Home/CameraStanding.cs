namespace DailyCam.Core.Home;

/// <summary>
/// What may be said of one camera at this moment, the better first. Only the first says "watched"; it needs a proof of both recording and looking. Each has words for parents
/// (text key <c>Standing.&lt;name&gt;</c>).
/// </summary>
public enum CameraStanding
{
    /// <summary>It lies on the disk, and local vision looked a moment ago.</summary>
    Watched = 1,

    /// <summary>Local vision looked a moment ago; the family does not want it recorded.</summary>
    LookedOnly = 2,

    /// <summary>It lies on the disk; the family does not want local vision to look.</summary>
    RecordedOnly = 3,

    /// <summary>Pictures come; the family wants neither.</summary>
    ShownOnly = 4,

    /// <summary>The first pictures, or the first looks at them, are on their way.</summary>
    Connecting = 5,

    /// <summary>The family switched it off.</summary>
    Off = 6,

    /// <summary>Pictures come, and nobody looks at them.</summary>
    NotLooked = 7,

    /// <summary>No pictures come.</summary>
    NoPicture = 8,

    /// <summary>Pictures come and do not reach the disk.</summary>
    NotRecorded = 9,
}
