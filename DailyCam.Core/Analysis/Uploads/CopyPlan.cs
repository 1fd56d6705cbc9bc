using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>One making of a copy, with everything that FFmpeg is told. Pure.</summary>
internal sealed record CopyPlan
{
    public required MediaForm Form { get; init; }

    public required CopySize Size { get; init; }

    /// <summary>Pictures a second, after spreading.</summary>
    public required double Fps { get; init; }

    /// <summary>Seconds of the fed stream that lie before second 0 of the copy: a picture can only be decoded from its key frame on.</summary>
    public required double Lead { get; init; }

    /// <summary>Seconds of the copy.</summary>
    public required double Seconds { get; init; }

    public required bool Sound { get; init; }

    /// <summary>x264's rate factor of a video, or the quality of a JPEG.</summary>
    public required int Quality { get; init; }

    /// <summary>Path of the mask's raw picture; null when nothing is covered.</summary>
    public string? Mask { get; init; }

    /// <summary>Pictures of the copy: second 0 and each step after it that lies before the end.</summary>
    public int Pictures => Math.Max(1, (int)Math.Ceiling((Seconds * Fps) - Rounding));

    /// <summary>Steps are fractions that no double holds exactly.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Pictures a second so that there are at most as many as wanted.</summary>
    public static double Spread(CopySpec spec, double seconds) =>
        spec.Form == MediaForm.Video || seconds * spec.Fps <= spec.MaxPictures ? spec.Fps : spec.MaxPictures / seconds;

    /// <summary>The same at a quality that roughly halves the bytes.</summary>
    public CopyPlan Smaller() => this with { Quality = Form == MediaForm.Video ? Math.Min(Quality + 7, 51) : Math.Min(Quality * 3, 31) };
}
