using System.Globalization;

namespace DailyCam.Tests.Media;

/// <summary>What kind of camera a <see cref="NumberedCamera"/> is. The default is what the chaos run uses: cheap enough for six of them beside the product on two cores.</summary>
public sealed record NumberedCameraSetup
{
    /// <summary>May be less than one.</summary>
    public double FramesPerSecond { get; init; } = 10;

    public string Size { get; init; } = "640x360";

    public int KilobitsPerSecond { get; init; } = 200;

    public double KeyFrameSeconds { get; init; } = 2;

    /// <summary><c>h264</c> or <c>hevc</c>.</summary>
    public string Codec { get; init; } = "h264";

    /// <summary>Empty, <c>aac</c> or <c>alaw</c>.</summary>
    public string Audio { get; init; } = string.Empty;

    /// <summary>With <see cref="Password"/>: the camera wants both.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    internal IEnumerable<string> ToArguments() =>
    [
        "--fps", FramesPerSecond.ToString(CultureInfo.InvariantCulture), "--size", Size, "--kbps", KilobitsPerSecond.ToString(CultureInfo.InvariantCulture),
        "--gop", KeyFrameSeconds.ToString(CultureInfo.InvariantCulture), "--codec", Codec, "--audio", Audio,
        .. User is null ? Array.Empty<string>() : ["--user", User, "--password", Password ?? string.Empty],
    ];
}
