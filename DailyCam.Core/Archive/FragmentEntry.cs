namespace DailyCam.Core.Archive;

/// <summary>Where one fragment lies in an archive file and which time it covers, counted from the file's first frame in whole milliseconds.</summary>
/// <param name="Offset">First byte of its moof.</param>
/// <param name="Size">Bytes of moof and mdat.</param>
public readonly record struct FragmentEntry(long Offset, int Size, long StartMilliseconds, int DurationMilliseconds, bool StartsWithKeyFrame)
{
    public long EndOffset => Offset + Size;

    public long EndMilliseconds => StartMilliseconds + DurationMilliseconds;

    public TimeSpan Start => TimeSpan.FromMilliseconds(StartMilliseconds);

    public TimeSpan End => TimeSpan.FromMilliseconds(EndMilliseconds);

    /// <summary>Both ends are rounded, not start and length, so that neighbours still touch and errors never add up.</summary>
    public static FragmentEntry Of(long offset, int size, TimeSpan start, TimeSpan duration, bool startsWithKeyFrame)
    {
        var from = Round(start);
        return new FragmentEntry(offset, size, from, (int)Math.Clamp(Round(start + duration) - from, 0, int.MaxValue), startsWithKeyFrame);
    }

    private static long Round(TimeSpan time) => (time.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond;
}
