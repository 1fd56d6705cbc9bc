namespace DailyCam.Core.Analysis.Uploads;

/// <summary>How the making of a copy ended. Anything else (FFmpeg failed, the disk cannot be read) is an <see cref="IOException"/> and worth another try.</summary>
public enum CopyOutcome
{
    Made = 1,

    /// <summary>Nothing of the stretch is there any more.</summary>
    Gone = 2,

    /// <summary>Larger than <see cref="CopyOptions.MaxMegabytes"/> even at the lower quality. Final: it would be as large again.</summary>
    TooLarge = 3,
}
