namespace DailyCam.Core.Detection;

/// <summary>
/// Decides for each picture whether the model looks at it: often while something moves, shortly after, or while a person is there (who may sit still);
/// seldom otherwise. Pure: time is the picture's own. One per camera.
/// </summary>
internal sealed class LookPlan(DetectionOptions options)
{
    /// <summary>Pictures come on a grid; asking for exactly the interval would wait for the place after it whenever a picture is a little early.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(60);

    private DateTimeOffset? lastLook;
    private DateTimeOffset? lastMotion;
    private bool personThere;

    /// <summary>Told of every picture, in order; true when the model should look at this one.</summary>
    public bool Wants(DateTimeOffset takenAt, float motion)
    {
        if (motion >= options.MotionShare)
        {
            lastMotion = takenAt;
        }

        var busy = personThere || (lastMotion is { } moved && takenAt - moved <= options.LingerAfterMotion);
        var interval = busy ? TimeSpan.FromSeconds(1 / options.LooksPerSecond) : options.IdleInterval;
        if (lastLook is { } looked && takenAt >= looked && takenAt - looked < interval - Early)
        {
            return false;
        }

        lastLook = takenAt;
        return true;
    }

    /// <summary>Told what a look saw. Nothing is told when nobody looked: a detector that is away does not end a person's presence.</summary>
    public void Saw(bool person) => personThere = person;
}
