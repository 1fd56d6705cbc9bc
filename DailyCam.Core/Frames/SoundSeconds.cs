namespace DailyCam.Core.Frames;

/// <summary>Gathers windows of sound into seconds of the wall clock, by their energy: two windows of different loudness are as loud as their mean power. Not thread-safe.</summary>
internal sealed class SoundSeconds(Action<SoundLevel> heard)
{
    private const double BelPerDecibel = 0.1;

    private DateTimeOffset second;
    private double power;
    private int windows;

    /// <param name="middle">The window's middle, UTC: where it belongs.</param>
    /// <param name="dbfs">dB below full scale; negative infinity for digital silence.</param>
    public void Add(DateTimeOffset middle, double dbfs)
    {
        var at = new DateTimeOffset(middle.UtcTicks - (middle.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        if (at != second)
        {
            Finish();
            second = at;
        }

        power += PowerOf(dbfs);
        windows++;
    }

    /// <summary>No more windows come for now: what there is of the last second is told.</summary>
    public void Finish()
    {
        if (windows > 0)
        {
            heard(new SoundLevel(second, LevelOf(power / windows)));
        }

        (power, windows) = (0, 0);
    }

    /// <summary>Mean power of full scale is 1, of digital silence 0.</summary>
    internal static double PowerOf(double dbfs) => Math.Pow(10, dbfs * BelPerDecibel);

    /// <summary>The other way round.</summary>
    internal static double LevelOf(double power) => power > 0 ? Math.Log10(power) / BelPerDecibel : double.NegativeInfinity;
}
