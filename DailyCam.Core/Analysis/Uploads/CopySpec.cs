using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>How the copy that leaves the house is made.</summary>
public sealed record CopySpec
{
    public required MediaForm Form { get; init; }

    /// <summary>First moment that is shown.</summary>
    public required DateTimeOffset FromAt { get; init; }

    public required DateTimeOffset ToAt { get; init; }

    /// <summary>Pictures a second.</summary>
    public required double Fps { get; init; }

    /// <summary>Height in pixels at most; never enlarged.</summary>
    public required int Height { get; init; }

    public bool Sound { get; init; }

    /// <summary>Polygons that are painted over before anything is encoded; corners are shares of the picture, 0 to 1.</summary>
    public IReadOnlyList<IReadOnlyList<ZonePoint>> Masks { get; init; } = [];

    /// <summary>Most pictures, when <see cref="Form"/> is <see cref="MediaForm.Pictures"/>: spread evenly when there would be more.</summary>
    public int MaxPictures { get; init; } = 60;
}
