namespace DailyCam.Core.Cameras;

/// <summary>What became of a change to a camera: the camera as it is stored now, or every reason why nothing was changed.</summary>
public sealed record CameraOutcome
{
    private CameraOutcome(Camera? camera, IReadOnlyList<Problem> problems)
    {
        Camera = camera;
        Problems = problems;
    }

    /// <summary>The stored camera; null when nothing was changed.</summary>
    public Camera? Camera { get; }

    /// <summary>Empty when it was done.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is no such camera, which the web host answers with 404.</summary>
    public bool IsMissing => Problems is [{ Code: CameraProblems.NotFound }];

    public static CameraOutcome Done(Camera camera) => new(camera, []);

    public static CameraOutcome Refused(IReadOnlyList<Problem> problems) => new(null, problems);

    public static CameraOutcome Missing() => new(null, [new Problem(CameraProblems.NotFound)]);
}
