namespace DailyCam.Tests.Browser;

/// <summary>What a video element shows.</summary>
public sealed record VideoState
{
    /// <summary>Below this spread of brightness (0 to 128) a picture is one colour: black, or a codec's grey.</summary>
    public const double FlatPicture = 4;

    /// <summary>Its <c>currentTime</c>, seconds.</summary>
    public double Time { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public bool Paused { get; init; }

    /// <summary>Standard deviation of the brightness over the picture.</summary>
    public double Spread { get; init; }
}
