using DailyCam.Tests.Media;

namespace DailyCam.Tests.Chaos;

/// <summary>What a finished run left behind, before anybody looked at it.</summary>
internal sealed record ChaosTrail(
    ChaosSettings Settings,
    DateTimeOffset BeganAt,
    DateTimeOffset EndedAt,
    IReadOnlyList<ChaosCamera> Cameras,
    ChaosProduct Product,
    DiskLab? Disk,
    IReadOnlyList<InjectedFault> Faults,
    ProductWatch Watch,
    IReadOnlyList<LiveReader> Readers,
    StatisticsProof Statistics,
    TimeSpan StopTook,
    int StopCode);
