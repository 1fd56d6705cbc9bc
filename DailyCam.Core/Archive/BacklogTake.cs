namespace DailyCam.Core.Archive;

/// <summary>What a consumer of the backlog got.</summary>
internal enum BacklogTake
{
    /// <summary>Nothing came in the time it was ready to wait.</summary>
    Nothing,
    Fragment,
    AttemptEnded,

    /// <summary>Nothing is left and nothing will come.</summary>
    Completed,
}
