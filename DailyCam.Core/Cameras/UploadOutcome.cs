namespace DailyCam.Core.Cameras;

/// <summary>What became of an upload: a video that may be used, or why nothing was kept.</summary>
public sealed record UploadOutcome
{
    private UploadOutcome(UploadedVideo? video, Problem? problem)
    {
        Video = video;
        Problem = problem;
    }

    public UploadedVideo? Video { get; }

    public Problem? Problem { get; }

    public static UploadOutcome Kept(UploadedVideo video) => new(video, null);

    public static UploadOutcome Refused(string code, params object[] arguments) => new(null, new Problem(code, "file", arguments));
}
