namespace DailyCam.Core.Detection;

/// <summary>The bytes of one <see cref="ActivityMinute"/> while it is gathered. Pure.</summary>
internal sealed class ActivitySamples(DateTimeOffset minute)
{
    private const int SecondsPerMinute = 60;
    private const int Motion = 0;
    private const int People = 1;
    private const int Frames = 2;
    private const int Looks = 3;

    private readonly byte[] bytes = new byte[SecondsPerMinute * ActivityMinute.BytesPerSecond];

    public DateTimeOffset Minute { get; } = minute;

    public ReadOnlySpan<byte> Bytes => bytes;

    public static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    public void AddMotion(DateTimeOffset takenAt, float share)
    {
        var second = Second(takenAt);
        second[Motion] = Math.Max(second[Motion], (byte)Math.Clamp((int)MathF.Ceiling(share * byte.MaxValue), 0, byte.MaxValue));
        second[Frames] = Plus(second[Frames], 1);
    }

    public void AddLook(DateTimeOffset takenAt, int people)
    {
        var second = Second(takenAt);
        second[People] = Math.Max(second[People], (byte)Math.Min(people, byte.MaxValue));
        second[Looks] = Plus(second[Looks], 1);
    }

    /// <summary>Adds these samples to what a row already has: a minute may be written in pieces (late looks, a restart in its middle).</summary>
    public byte[] MergedInto(ReadOnlySpan<byte> row)
    {
        var merged = bytes.ToArray();
        for (var i = 0; i < Math.Min(row.Length, merged.Length); i++)
        {
            merged[i] = i % ActivityMinute.BytesPerSecond is Motion or People ? Math.Max(merged[i], row[i]) : Plus(merged[i], row[i]);
        }

        return merged;
    }

    private static byte Plus(byte value, byte more) => (byte)Math.Min(value + more, byte.MaxValue);

    private Span<byte> Second(DateTimeOffset takenAt) =>
        bytes.AsSpan((int)((takenAt - Minute).Ticks / TimeSpan.TicksPerSecond) * ActivityMinute.BytesPerSecond, ActivityMinute.BytesPerSecond);
}
