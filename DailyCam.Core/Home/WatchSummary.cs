namespace DailyCam.Core.Home;

/// <summary>All cameras at this moment, in one sentence's worth of facts. Pure.</summary>
public sealed record WatchSummary
{
    private WatchSummary(IReadOnlyList<CameraNow> cameras)
    {
        Cameras = cameras;
        Watched = cameras.Count(static camera => camera.IsWatched);
        Unwatched = [.. cameras.Where(static camera => !camera.IsWatched).OrderByDescending(static camera => camera.Standing)];
        Level = LevelOf(cameras.Count, Watched, Unwatched);
        LookedAt = cameras.Where(static camera => camera.IsWatched).Min(static camera => camera.LookedAt);
    }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<CameraNow> Cameras { get; }

    public WatchLevel Level { get; }

    /// <summary>How many cameras are proven to be recorded and looked at.</summary>
    public int Watched { get; }

    /// <summary>Every other camera, the worst first.</summary>
    public IReadOnlyList<CameraNow> Unwatched { get; }

    /// <summary>The last moment at which every watched camera had been looked at; null when none is watched.</summary>
    public DateTimeOffset? LookedAt { get; }

    /// <summary>Whether a camera is not watched although the family wants it to be, and will not be by waiting a moment.</summary>
    public bool HasTrouble => Unwatched.Any(static camera => camera.IsTrouble);

    public static WatchSummary Of(IReadOnlyList<CameraNow> cameras) => new(cameras);

    private static WatchLevel LevelOf(int count, int watched, IReadOnlyList<CameraNow> unwatched) => (count, watched) switch
    {
        (0, _) => WatchLevel.NoCamera,
        _ when watched == count => WatchLevel.All,
        (_, > 0) => WatchLevel.Some,
        _ when unwatched.All(static camera => camera.Standing == CameraStanding.Off) => WatchLevel.Off,
        _ when unwatched.Any(static camera => camera.Standing == CameraStanding.Connecting) && !unwatched.Any(static camera => camera.IsTrouble) => WatchLevel.Connecting,
        _ => WatchLevel.None,
    };
}
