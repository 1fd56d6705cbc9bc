using System.Diagnostics;
using DailyCam.Core.Capture.Fragments;

namespace DailyCam.Tests.Frames;

/// <summary>Plays a clip's fragments over and over as one unbroken attempt would come from a camera, at some multiple of real time, and measures how long each hand-over takes.</summary>
public sealed class LoopedCamera : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private long longestTicks;
    private long sent;

    public LoopedCamera(ClipFragments clip, Action<MediaFragment> accept, double speed) =>
        _ = Task.Run(() => RunAsync(clip, accept, speed));

    public TimeSpan LongestAccept => TimeSpan.FromTicks(Interlocked.Read(ref longestTicks));

    public long Sent => Interlocked.Read(ref sent);

    public void Dispose() => stopping.Cancel();

    private async Task RunAsync(ClipFragments clip, Action<MediaFragment> accept, double speed)
    {
        var length = clip.Fragments[^1].MediaStart + clip.Fragments[^1].Duration;
        for (var round = 0; !stopping.IsCancellationRequested; round++)
        {
            // Each round is an attempt of its own: the bytes carry their own decode times, which cannot go back within one.
            foreach (var fragment in clip.Later(length * round, attempt: round + 1).Fragments)
            {
                var watch = Stopwatch.StartNew();
                accept(fragment);
                Interlocked.Exchange(ref longestTicks, Math.Max(longestTicks, watch.Elapsed.Ticks));
                Interlocked.Increment(ref sent);
                await Task.Delay(fragment.Duration / speed, TimeProvider.System, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stopping.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }
}
