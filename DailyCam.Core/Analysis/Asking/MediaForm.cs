namespace DailyCam.Core.Analysis.Asking;

/// <summary>What a model can be given to look at.</summary>
public enum MediaForm
{
    /// <summary>One MP4, which the provider samples.</summary>
    Video = 1,

    /// <summary>JPEG pictures in order of time, each with its second.</summary>
    Pictures = 2,
}
