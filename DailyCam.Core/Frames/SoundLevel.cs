namespace DailyCam.Core.Frames;

/// <summary>How loud one second of a camera was. A second that was not measured has no such value: unknown is not silent.</summary>
/// <param name="At">Start of the second, UTC.</param>
/// <param name="Dbfs">Root mean square of the microphone's signal in dB below full scale, at most 0 for any real signal; negative infinity for digital silence. What the room's dB are depends on the microphone.</param>
public readonly record struct SoundLevel(DateTimeOffset At, double Dbfs);
