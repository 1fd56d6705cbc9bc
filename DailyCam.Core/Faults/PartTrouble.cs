using DailyCam.Core.Cameras;

namespace DailyCam.Core.Faults;

/// <summary>
/// Makes one fault of a part's deaths and returns. A part that dies again and again between short lives is one outage, not a hundred: it has recovered when it has worked for
/// <see cref="ProvenAfter"/>, and then it counts as recovered from the moment it began to. Safe from any thread.
/// </summary>
public sealed class PartTrouble : IDisposable
{
    /// <summary>Longer than the longest pause of a part that is started again quickly, short beside what a parent would call an outage.</summary>
    public static readonly TimeSpan ProvenAfter = TimeSpan.FromSeconds(10);

    private readonly FaultLog faults;
    private readonly CameraId? camera;
    private readonly FaultKind kind;
    private readonly FaultStage stage;
    private readonly TimeProvider clock;
    private readonly ITimer proof;
    private readonly Lock gate = new();

    private bool open;
    private DateTimeOffset? worksSince;

    /// <param name="mayBeOpen">Whether an earlier life of the process may have left a fault of this part open, which nobody else closes.</param>
    public PartTrouble(FaultLog faults, CameraId? camera, FaultKind kind, FaultStage stage, TimeProvider clock, bool mayBeOpen = true)
    {
        (this.faults, this.camera, this.kind, this.stage, this.clock, open) = (faults, camera, kind, stage, clock, mayBeOpen);
        proof = clock.CreateTimer(static state => ((PartTrouble)state!).Prove(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The part died, hangs or cannot do its work.</summary>
    public void Failed(FaultReason reason, string? detail)
    {
        lock (gate)
        {
            (open, worksSince) = (true, null);
            proof.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            faults.Began(camera, new FaultCause(kind, reason, detail) { Stage = stage }, clock.GetUtcNow());
        }
    }

    /// <summary>A sign that the part does its work. Cheap: may be called for every picture.</summary>
    public void Works()
    {
        if (!Volatile.Read(ref open))
        {
            return;
        }

        lock (gate)
        {
            if (open && worksSince is null)
            {
                worksSince = clock.GetUtcNow();
                proof.Change(ProvenAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The part is no longer wanted.</summary>
    public void Dispose()
    {
        proof.Dispose();
        lock (gate)
        {
            End(worksSince is null ? FaultRecovery.NoLongerWanted : FaultRecovery.PartRestarted, worksSince);
        }
    }

    private void Prove()
    {
        lock (gate)
        {
            if (worksSince is not null)
            {
                End(FaultRecovery.PartRestarted, worksSince);
            }
        }
    }

    private void End(FaultRecovery how, DateTimeOffset? at)
    {
        if (open)
        {
            open = false;
            faults.Recovered(camera, kind, new FaultEnd(how) { Stage = stage, At = at });
        }
    }
}
