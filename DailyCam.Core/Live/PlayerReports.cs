using System.Collections.Concurrent;
using DailyCam.Core.Cameras;
using DailyCam.Core.Faults;

namespace DailyCam.Core.Live;

/// <summary>
/// What players say about themselves. That no player can show what the server has is known only in the browser; from a report it becomes a fault, which ends when a player plays
/// or nobody reports any more. Safe from any thread.
/// </summary>
public sealed class PlayerReports(LiveStreams streams, FaultLog faults, TimeProvider clock)
{
    /// <summary>A player that cannot play says so once a minute; after this long nobody looks any more.</summary>
    public static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(150);

    /// <summary>Reports of one camera that count; more often, they only keep the fault open.</summary>
    public static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);

    /// <summary>Older live output is the camera's fault, not the player's.</summary>
    private static readonly TimeSpan LiveWithin = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<CameraId, Complaint> complaints = new();

    /// <summary>A player cannot show the camera's live output. Nothing happens when there is none.</summary>
    public void NotPlayable(CameraId camera)
    {
        var now = clock.GetUtcNow();
        if (streams.Find(camera)?.LastFragmentAt is not { } last || now - last > LiveWithin)
        {
            return;
        }

        var complaint = complaints.GetOrAdd(camera, id => new Complaint(clock, () => End(id, FaultRecovery.NoLongerWanted)));
        if (complaint.Again(now))
        {
            faults.Began(camera, new FaultCause(FaultKind.VideoSink, FaultReason.NotPlayable), now);
        }
    }

    /// <summary>A player shows the camera's live output.</summary>
    public void Plays(CameraId camera) => End(camera, FaultRecovery.PlaysAgain);

    private void End(CameraId camera, FaultRecovery how)
    {
        if (complaints.TryRemove(camera, out var complaint))
        {
            complaint.Dispose();
            faults.Recovered(camera, FaultKind.VideoSink, new FaultEnd(how));
        }
    }

    private sealed class Complaint(TimeProvider clock, Action forget) : IDisposable
    {
        private readonly ITimer timer = clock.CreateTimer(static state => ((Action)state!)(), forget, ForgetAfter, Timeout.InfiniteTimeSpan);
        private readonly Lock gate = new();
        private DateTimeOffset? countedAt;

        public bool Again(DateTimeOffset now)
        {
            lock (gate)
            {
                timer.Change(ForgetAfter, Timeout.InfiniteTimeSpan);
                var counts = countedAt is not { } at || (now - at).Duration() >= CountEvery;
                countedAt = counts ? now : countedAt;
                return counts;
            }
        }

        public void Dispose() => timer.Dispose();
    }
}
