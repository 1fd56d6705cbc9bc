namespace DailyCam.Core.Detection;

/// <summary>The bytes of one <see cref="ActivityMinute"/> while it is gathered. Pure.</summary>
internal sealed class ActivitySamples(DateTimeOffset minute)
{
    private const int Motion = 0;
    private const int People = 1;
    private const int Frames = 2;
    private const int Looks = 3;

    private readonly byte[] bytes = new byte[ActivityMinute.Length];

    public DateTimeOffset Minute { get; } = minute;

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Whether anything was looked at: a row of sound alone would be read as a look in which nobody was.</summary>
    public bool HasPictures { get; private set; }

    public static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    public void AddMotion(DateTimeOffset takenAt, float share)
    {
        var second = Second(takenAt);
        second[Motion] = Math.Max(second[Motion], (byte)Math.Clamp((int)MathF.Ceiling(share * byte.MaxValue), 0, byte.MaxValue));
        second[Frames] = Plus(second[Frames], 1);
        HasPictures = true;
    }

    public void AddLook(DateTimeOffset takenAt, int people)
    {
        var second = Second(takenAt);
        second[People] = Math.Max(second[People], (byte)Math.Min(people, byte.MaxValue));
        second[Looks] = Plus(second[Looks], 1);
        HasPictures = true;
    }

    /// <param name="at">Anywhere in the second.</param>
    /// <param name="dbfs">dB below full scale.</param>
    public void AddLoudness(DateTimeOffset at, double dbfs)
    {
        ref var second = ref bytes[ActivityMinute.LoudnessFrom + SecondOf(at)];
        second = Math.Max(second, Loudness.Write(dbfs));
    }

    /// <summary>Adds these samples to what a row already has: a minute may be written in pieces (late looks, a restart in its middle).</summary>
    public byte[] MergedInto(ReadOnlySpan<byte> row)
    {
        var merged = bytes.ToArray();
        for (var i = 0; i < Math.Min(row.Length, merged.Length); i++)
        {
            merged[i] = i >= ActivityMinute.LoudnessFrom || i % ActivityMinute.BytesPerSecond is Motion or People ? Math.Max(merged[i], row[i]) : Plus(merged[i], row[i]);
        }

        return merged;
    }

    private static byte Plus(byte value, byte more) => (byte)Math.Min(value + more, byte.MaxValue);

    private int SecondOf(DateTimeOffset at) => (int)((at - Minute).Ticks / TimeSpan.TicksPerSecond);

    private Span<byte> Second(DateTimeOffset takenAt) =>
        bytes.AsSpan(SecondOf(takenAt) * ActivityMinute.BytesPerSecond, ActivityMinute.BytesPerSecond);
}
