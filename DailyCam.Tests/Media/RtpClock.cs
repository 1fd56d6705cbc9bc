namespace DailyCam.Tests.Media;

/// <summary>One stream's RTP time under a <see cref="GremlinWeather"/>: what runs on, runs on from where it was when the weather changed.</summary>
/// <param name="begun">The shift in seconds that the stream began with, which is its zero.</param>
internal sealed class RtpClock(double begun)
{
    private int rate;
    private uint last;
    private double gained;

    /// <summary>The time of the next packet.</summary>
    public uint Next(uint time, int ticksPerSecond, GremlinWeather weather)
    {
        if (rate != 0)
        {
            gained += unchecked((int)(time - last)) * (weather.RtpSpeed - 1);
        }

        (rate, last) = (ticksPerSecond, time);
        return At(time, weather);
    }

    /// <summary>Any time of this stream, near the last packet's.</summary>
    public uint At(uint time, GremlinWeather weather) =>
        rate == 0 ? time : unchecked(time + (uint)(long)(gained + ((weather.RtpShift - begun) * rate)));
}
