namespace DailyCam.Core.Jobs;

/// <summary>What became of a row, seen from the engine.</summary>
internal enum EngineOrderKind
{
    /// <summary>It is new.</summary>
    Schedule = 0,

    /// <summary>It had ended and begins anew; the engine may still hold the key of the run that ended.</summary>
    ScheduleAgain = 1,

    /// <summary>It was cancelled before it began.</summary>
    TakeOut = 2,
}
