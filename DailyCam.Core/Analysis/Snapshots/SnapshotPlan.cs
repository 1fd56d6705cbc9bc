namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>
/// Decides for each picture of a camera whether a model is asked about it: at once when something moves, and then once in each interval in which something went on moving. Pure: time is the
/// picture's own. One per camera, not thread-safe.
/// </summary>
/// <param name="interval">Least time between two pictures, and longest age of a movement.</param>
/// <param name="motionShare">Share of the picture (0 to 1) from which it moves.</param>
internal sealed class SnapshotPlan(TimeSpan interval, double motionShare)
{
    /// <summary>A clock that went back by more is another time; by less two pictures came in the wrong order.</summary>
    private static readonly TimeSpan ClockJump = TimeSpan.FromSeconds(5);

    private DateTimeOffset? chosen;
    private DateTimeOffset? moved;

    /// <summary>Told of every picture, in order; true when this one is to be asked about.</summary>
    public bool Wants(DateTimeOffset takenAt, float motion)
    {
        if (chosen - takenAt > ClockJump || moved - takenAt > ClockJump)
        {
            (chosen, moved) = (null, null);
        }

        moved = motion >= motionShare ? takenAt : moved;
        if (moved is not { } movement || takenAt - movement > interval || (chosen is { } last && (takenAt - last < interval || movement <= last)))
        {
            return false;
        }

        chosen = takenAt;
        return true;
    }
}
