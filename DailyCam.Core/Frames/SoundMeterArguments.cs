namespace DailyCam.Core.Frames;

/// <summary>
/// Command line of the sound meter: fragments in, two lines of text out for each half second of sound. Found by trial: without <c>direct=1</c> the lines wait in a buffer of 32 KB, which is
/// minutes; and the last half second is not padded, because silence that nobody recorded is not silence. The pictures in the fragments are not decoded: a minute of film costs 0.09 s of one core.
/// </summary>
internal static class SoundMeterArguments
{
    /// <summary>Half a second at the filter's rate: each second of the wall clock then gets at least one whole window, wherever the camera's clock stands.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds((double)WindowSamples / Rate);

    /// <summary>Samples a second. Up to 4 kHz: cries and voices are in it, and what is above hardly adds to how loud it is.</summary>
    private const int Rate = 8_000;

    private const int WindowSamples = 4_000;

    public static IReadOnlyList<string> List { get; } =
    [
        "-hide_banner", "-nostdin", "-loglevel", "error",
        "-threads", "1", "-probesize", "32", "-analyzeduration", "0",
        "-protocol_whitelist", "pipe", "-f", "mp4", "-i", "pipe:0",
        "-map", "0:a:0", "-vn", "-copyts",
        "-af", FormattableString.Invariant($"aresample={Rate},aformat=channel_layouts=mono,asetnsamples=n={WindowSamples}:p=0,")
            + "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level,ametadata=mode=print:file=-:direct=1",
        "-f", "null", "-",
    ];
}
