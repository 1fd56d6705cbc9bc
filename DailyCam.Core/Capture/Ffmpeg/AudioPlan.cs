namespace DailyCam.Core.Capture.Ffmpeg;

public enum AudioPlan
{
    /// <summary>There is none, or it cannot be kept (a file at another speed).</summary>
    None = 0,

    Copy = 1,

    /// <summary>To AAC, because a browser or MP4 cannot take what the source sends.</summary>
    Encode = 2,
}
