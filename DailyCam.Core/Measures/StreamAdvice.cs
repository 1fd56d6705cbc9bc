namespace DailyCam.Core.Measures;

/// <summary>
/// Which setting of a camera is worth changing, judged from its measured minutes. Pure. Each rule must hold in every one of the last whole minutes, so that
/// a bad minute says nothing.
/// </summary>
public static class StreamAdvice
{
    /// <summary>Two live segments: beyond it opening a camera takes visibly longer. Recommended are 2 s.</summary>
    public static readonly TimeSpan LongestKeyFrameInterval = TimeSpan.FromSeconds(4);

    /// <summary>Below it a fall lies between two pictures, and detection has too little to look at.</summary>
    public const double LeastFps = 8;

    /// <summary>Share of the frames that are missing from which the rate counts as unsteady.</summary>
    public const double MissingShare = 0.1;

    /// <summary>Bits per pixel of a frame. 720p at 30 frames a second then has 110 kbit/s: no encoder shows a face with it.</summary>
    public const double LeastBitsPerPixel = 0.004;

    /// <summary>Bits per pixel of a frame. 720p at 30 frames a second then has 14 Mbit/s: three times what can be seen.</summary>
    public const double MostBitsPerPixel = 0.5;

    /// <summary>Whatever the size, more than this is no home camera's need: a week of it fills 1.5 TB.</summary>
    public const double MostBitrate = 20_000_000;

    /// <summary>Mean. A wired camera has a few milliseconds, a good Wi-Fi 20 to 50.</summary>
    public static readonly TimeSpan MostJitter = TimeSpan.FromMilliseconds(150);

    public static readonly TimeSpan MostDrift = TimeSpan.FromSeconds(5);

    /// <summary>Packets a minute: one now and then is lost on every network.</summary>
    public const int MostLostPackets = 10;

    /// <summary>A minute with less media than this is the edge of a reconnect and judged by nobody.</summary>
    private const int WholeMinuteMilliseconds = 30_000;

    private static readonly (AdviceCode Code, Func<MeasureMinute, double?> Figure)[] Rules =
    [
        (AdviceCode.KeyFramesMissing, static m => !m.Transcoding && m.KeyFrames == 0 ? 0 : null),
        (AdviceCode.KeyFramesFar, static m => m.Transcoding ? null : KeyFramesFar(m)),
        (AdviceCode.LowFrameRate, static m => !m.Transcoding && m.Fps < LeastFps ? m.Fps : null),
        (AdviceCode.UnsteadyFrameRate, static m => m.Transcoding ? null : Missing(m)),
        (AdviceCode.BitrateLow, static m => !m.Transcoding && BitsPerPixel(m) < LeastBitsPerPixel ? m.Bitrate / 1e6 : null),
        (AdviceCode.BitrateHigh, static m => !m.Transcoding && (BitsPerPixel(m) > MostBitsPerPixel || m.Bitrate > MostBitrate) ? m.Bitrate / 1e6 : null),
        (AdviceCode.TranscodingCost, static m => m.Transcoding && m.VideoCodec == "hevc" ? 0 : null),
        (AdviceCode.UnevenArrival, static m => m.Jitter > MostJitter.TotalMilliseconds ? m.Jitter : null),
        (AdviceCode.SoundUnusable, static m => m.HasSound == false ? 0 : null),
        (AdviceCode.ClockDrift, static m => Math.Abs(m.DriftMilliseconds) > MostDrift.TotalMilliseconds ? Math.Abs(m.DriftMilliseconds) / 1000.0 : null),
        (AdviceCode.PacketLoss, static m => m.LostPackets >= MostLostPackets ? m.LostPackets : null),
    ];

    /// <summary>Judges the run of whole minutes at the end of the list; empty when that run is shorter than what is asked for.</summary>
    /// <param name="minutes">In time order.</param>
    /// <param name="after">Whole minutes for which a cause must have held.</param>
    public static IReadOnlyList<Advice> Judge(IReadOnlyList<MeasureMinute> minutes, int after)
    {
        var run = LastRun(minutes);
        var found = new List<Advice>();
        foreach (var (code, figure) in Rules)
        {
            var holding = run.TakeWhile(minute => figure(minute) is not null).ToList();
            if (holding.Count >= after)
            {
                found.Add(new Advice(code, holding.Max(minute => figure(minute)!.Value), holding[^1].Minute));
            }
        }

        // Without any key frame their distance is not known, and one sentence about them is enough.
        return found.Exists(static advice => advice.Code == AdviceCode.KeyFramesMissing) ? [.. found.Where(static advice => advice.Code != AdviceCode.KeyFramesFar)] : found;
    }

    /// <summary>Newest first, without a hole between them.</summary>
    private static List<MeasureMinute> LastRun(IReadOnlyList<MeasureMinute> minutes)
    {
        var run = new List<MeasureMinute>();
        foreach (var minute in minutes.Where(static minute => minute.MediaMilliseconds >= WholeMinuteMilliseconds).Reverse())
        {
            if (run.Count > 0 && run[^1].Minute - minute.Minute > TimeSpan.FromMinutes(1))
            {
                break;
            }

            run.Add(minute);
        }

        return run;
    }

    /// <summary>Seconds; a minute without any has them at least a minute apart.</summary>
    private static double? KeyFramesFar(MeasureMinute minute) =>
        minute.KeyFrames == 0 ? 60 : minute.KeyFrameIntervalMilliseconds > LongestKeyFrameInterval.TotalMilliseconds ? minute.KeyFrameIntervalMilliseconds / 1000.0 : null;

    /// <summary>Percent.</summary>
    private static double? Missing(MeasureMinute minute) =>
        minute.MissingFrames is { } missing && missing > MissingShare * (minute.Frames + missing) ? 100.0 * missing / (minute.Frames + missing) : null;

    private static double? BitsPerPixel(MeasureMinute minute) =>
        minute is { Width: > 0, Height: > 0, Frames: > 0 } ? minute.Bytes * 8.0 / minute.Frames / minute.Width / minute.Height : null;
}
