namespace DailyCam.Core.Detection;

/// <summary>What local vision saw last on one camera, and whether that is about now. A value; readers share it.</summary>
/// <param name="Newest">The newest picture the model looked at in this capture session; null before the first.</param>
public sealed record DetectionsNow(VisionState State, FrameDetections? Newest)
{
    /// <summary>Nobody looks.</summary>
    public static readonly DetectionsNow Nothing = new(VisionState.Off, null);

    /// <summary>Decides by the age of the newest answer. Pure.</summary>
    /// <param name="begunAt">When local vision began to get this camera's pictures.</param>
    /// <param name="patience">How old an answer may be while all is well: the longest pause between two looks and the longest answer.</param>
    internal static DetectionsNow Of(FrameDetections? newest, DateTimeOffset begunAt, TimeSpan patience, DateTimeOffset now)
    {
        var isLate = now - (newest?.TakenAt ?? begunAt) > patience;
        return new DetectionsNow(isLate ? VisionState.Behind : newest is null ? VisionState.Starting : VisionState.Watching, newest);
    }
}
