namespace DailyCam.Core.Hosting;

/// <summary>What <see cref="StandInClock"/> knows, asked of whatever clock is there: any other is always believed.</summary>
public static class StandInClockExtensions
{
    /// <summary>Whether the computer's clock is not set.</summary>
    public static bool IsStandIn(this TimeProvider clock) => clock is StandInClock { IsStandIn: true };

    /// <summary>Whether a time was noted while the clock was not set.</summary>
    public static bool Doubts(this TimeProvider clock, DateTimeOffset at) => clock is StandInClock standIn && standIn.Doubts(at);

    /// <summary>The true time of what was noted while the clock was not set, once it is known.</summary>
    public static DateTimeOffset Corrected(this TimeProvider clock, DateTimeOffset at) => clock is StandInClock standIn ? standIn.Corrected(at) : at;
}
