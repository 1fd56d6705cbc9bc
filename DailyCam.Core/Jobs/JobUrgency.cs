namespace DailyCam.Core.Jobs;

/// <summary>
/// Whether work may wait for other work of its kind. Each urgency has workers of its own, so that what has just been recorded never stands behind a week of old recordings; within one the
/// work that is due first runs first.
/// </summary>
public enum JobUrgency
{
    /// <summary>Somebody waits for it, or it belongs to what happens now.</summary>
    Live = 1,

    /// <summary>Old recordings that are looked at late or anew.</summary>
    Backlog = 2,
}
