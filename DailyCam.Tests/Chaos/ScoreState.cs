namespace DailyCam.Tests.Chaos;

internal enum ScoreState
{
    Met,

    /// <summary>Worse than the target, better than what fails the run.</summary>
    Missed,

    Failed,
    NotRun,
}
