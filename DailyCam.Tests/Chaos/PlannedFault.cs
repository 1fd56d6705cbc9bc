namespace DailyCam.Tests.Chaos;

/// <summary>One fault of the schedule.</summary>
/// <param name="At">Since the start of the faults.</param>
/// <param name="Length">How long it lasts; zero for what happens at once.</param>
/// <param name="Camera">Null: all of them.</param>
/// <param name="Variant">Chance of its own, for kinds that come in several ways.</param>
internal sealed record PlannedFault(int Number, ChaosFault Kind, TimeSpan At, TimeSpan Length, int? Camera, ChaosChild Child, int Variant)
{
    public TimeSpan EndsAt => At + Length;
}
