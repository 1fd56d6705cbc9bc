namespace DailyCam.Core.Cameras;

/// <summary>What became of one part of an upload.</summary>
public sealed record PartOutcome
{
    private PartOutcome(long offset, UploadedVideo? video, Problem? problem) => (Offset, Video, Problem) = (offset, video, problem);

    /// <summary>Bytes of the upload that have arrived: where the next part begins.</summary>
    public long Offset { get; }

    /// <summary>The video, once the last part has arrived and is kept.</summary>
    public UploadedVideo? Video { get; }

    /// <summary>Why the part was not taken whole, or why the whole upload was refused.</summary>
    public Problem? Problem { get; }

    /// <summary>True when the caller has no such upload.</summary>
    public bool IsMissing => Problem is { Code: CameraProblems.UploadGone };

    public static PartOutcome Taken(long offset) => new(offset, null, null);

    public static PartOutcome Kept(UploadedVideo video) => new(video.Bytes, video, null);

    public static PartOutcome Missing() => new(0, null, new Problem(CameraProblems.UploadGone));

    public static PartOutcome Refused(long offset, string code, params object[] arguments) => new(offset, null, new Problem(code, "file", arguments));

    public static PartOutcome Refused(long offset, Problem problem) => new(offset, null, problem);
}
