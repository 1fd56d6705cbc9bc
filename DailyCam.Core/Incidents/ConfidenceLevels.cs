namespace DailyCam.Core.Incidents;

public static class ConfidenceLevels
{
    /// <summary>Models give nearly everything they say 0.9 or more; below that they name a doubt.</summary>
    private const double Sure = 0.8;

    /// <summary>Below, it is as likely not so.</summary>
    private const double Likely = 0.5;

    /// <param name="confidence">0 to 1; anything that is no number counts as 0.</param>
    public static ConfidenceLevel Of(double confidence) => confidence switch
    {
        >= Sure => ConfidenceLevel.High,
        >= Likely => ConfidenceLevel.Middle,
        _ => ConfidenceLevel.Low,
    };
}
