namespace DailyCam.Core.Detection;

/// <summary>Loudness as the activity track keeps it: one byte, 0 for unknown, then half decibels from -100 dB below full scale (1) to full scale (201). Pure.</summary>
internal static class Loudness
{
    /// <summary>dB below full scale that count as complete silence: a good microphone in a quiet room hears 30 dB more.</summary>
    public const double Silence = -100;

    private const byte Unknown = 0;
    private const byte Least = 1;
    private const int StepsPerDecibel = 2;

    /// <summary>The byte of a measured level; what is outside the scale stands at its end.</summary>
    public static byte Write(double dbfs) => double.IsNaN(dbfs) ? Unknown : (byte)(Least + Math.Round((Math.Clamp(dbfs, Silence, 0) - Silence) * StepsPerDecibel));

    /// <summary>Null when it was not measured.</summary>
    public static double? Read(byte value) => value == Unknown ? null : Math.Min(0, Silence + ((double)(value - Least) / StepsPerDecibel));
}
