using DailyCam.Core.Faults;

namespace DailyCam.Tests.Chaos;

/// <summary>A line of the run's own fault log: what was done, to be compared with what the product says and what it recorded.</summary>
internal sealed record InjectedFault
{
    public required int Number { get; init; }

    public required ChaosFault Kind { get; init; }

    /// <summary>Null: all of them.</summary>
    public int? Camera { get; init; }

    public ChaosChild Child { get; init; }

    public required string What { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When what was broken was whole again; for what happens at once the same as <see cref="BeganAt"/>.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>What the run itself saw: a child is back and works, the product is ready. Null when only the recording can tell.</summary>
    public TimeSpan? SeenBackAfter { get; init; }

    /// <summary>Why it could not be done after all; then nothing is judged.</summary>
    public string? NotDone { get; init; }

    public TimeSpan Length => EndedAt - BeganAt;

    public IReadOnlyList<FaultKind> Kinds => ChaosFaults.Kinds(Kind, Child);

    public bool MustBeTold => ChaosFaults.MustBeTold(Kind, Length.TotalSeconds);

    public bool Touches(int camera) => Camera is null || Camera == camera;

    /// <summary>Whether it may cost recording at all: a stalled camera, a dead decoder or an archive disk that is away for less than two minutes may not.</summary>
    public bool MayCostPictures => Kind is not (ChaosFault.ShortStall or ChaosFault.FreezeBelowLimit or ChaosFault.DiskFull or ChaosFault.Unplug or ChaosFault.StorageFreeze or ChaosFault.ClockStep)
        && Child is not (ChaosChild.Decoder or ChaosChild.Vision);
}
