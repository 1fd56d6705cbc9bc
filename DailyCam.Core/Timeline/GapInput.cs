using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Housekeeping;

namespace DailyCam.Core.Timeline;

/// <summary>All that the gaps of a stretch follow from.</summary>
public sealed record GapInput
{
    /// <summary>What is asked about; its end may lie in the future.</summary>
    public required Stretch Window { get; init; }

    public required DateTimeOffset NowAt { get; init; }

    public required IReadOnlyList<Stretch> Recorded { get; init; }

    public required DateTimeOffset CameraCreatedAt { get; init; }

    /// <summary>Every turn of the switch up to the window's end, also the last before it begins; any order.</summary>
    public IReadOnlyList<CameraSwitch> Switches { get; init; } = [];

    /// <summary>The camera's own and those that concern all cameras.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public IReadOnlyList<ServiceRun> Runs { get; init; } = [];

    /// <summary>The camera's recordings that were deleted.</summary>
    public IReadOnlyList<Deletion> Deletions { get; init; } = [];
}
