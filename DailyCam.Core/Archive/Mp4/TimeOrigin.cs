namespace DailyCam.Core.Archive.Mp4;

/// <summary>The moment that becomes 0: ticks to take away from each track's decode times, the same instant for all of them. Pure and immutable.</summary>
/// <param name="Time">The moment, in ticks of <paramref name="Scale"/>; negative to move everything later.</param>
internal readonly record struct TimeOrigin(TrackClocks Clocks, long Time, uint Scale)
{
    /// <summary>
    /// The earliest decode time of any track in a file's first fragment: picture and sound keep their distance, and no track gets a negative time
    /// (sound begins up to 30 ms before its picture).
    /// </summary>
    public static TimeOrigin Of(TrackClocks clocks, ReadOnlySpan<byte> firstFragment)
    {
        var origin = new TimeOrigin(clocks, 0, 1);
        var found = false;
        foreach (var run in TrackRunReader.Read(firstFragment))
        {
            if (clocks.Timescale(run.TrackId) is { } scale && (!found || (Int128)run.DecodeTime * origin.Scale < (Int128)origin.Time * scale))
            {
                (origin, found) = (new TimeOrigin(clocks, run.DecodeTime, scale), true);
            }
        }

        return origin;
    }

    /// <summary>The same, but so much later on the new axis.</summary>
    public TimeOrigin Later(TimeSpan by) => this with { Time = Time - (long)((Int128)by.Ticks * Scale / TimeSpan.TicksPerSecond) };

    /// <summary>What to take away from a track's decode times.</summary>
    public long Ticks(uint trackId) => Clocks.Timescale(trackId) is { } scale ? (long)((Int128)Time * scale / Scale) : 0;

    /// <summary>Where a run ends on the new axis.</summary>
    public TimeSpan End(TrackRun run) => Clocks.Timescale(run.TrackId) is { } scale
        ? TimeSpan.FromTicks((long)((Int128)(run.DecodeTime - Ticks(run.TrackId) + run.Duration) * TimeSpan.TicksPerSecond / scale))
        : TimeSpan.Zero;
}
