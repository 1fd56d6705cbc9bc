using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Core.Frames;

/// <summary>
/// Tells the wall clock of the decoder's pictures by counting them: picture k after attachment is at the first fragment's media time, on the
/// fps filter's grid, plus k / fps. Counting cannot drift, because the filter gives exactly one picture for each place of its grid.
/// </summary>
internal sealed class FrameClock
{
    private readonly int fps;
    private readonly long firstPlace;
    private long originTicks;

    public FrameClock(MediaFragment first, int fps)
    {
        this.fps = fps;
        firstPlace = (long)Math.Round(first.MediaStart.TotalSeconds * fps, MidpointRounding.AwayFromZero);
        Fed(first);
    }

    /// <summary>The wall clock of media time 0 becomes better known while the attempt lasts; the newest fragment carries the best.</summary>
    public void Fed(MediaFragment fragment) => Volatile.Write(ref originTicks, (fragment.StartAt - fragment.MediaStart).UtcTicks);

    public DateTimeOffset TimeOf(long frame) =>
        new DateTimeOffset(Volatile.Read(ref originTicks), TimeSpan.Zero) + TimeSpan.FromSeconds((double)(firstPlace + frame) / fps);
}
