namespace DailyCam.Tests.Infrastructure;

/// <summary>A clock that moves only when told. Timers and <c>Task.Delay(…, clock, …)</c> fire in order of their due time while it advances.</summary>
public sealed class ManualTimeProvider(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start ?? new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero);
    private long ticks;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that wait, for invariants such as "one pending timer".</summary>
    public int PendingTimers
    {
        get
        {
            lock (gate)
            {
                return timers.Count(static timer => timer.DueTicks is not null);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        long target;
        lock (gate)
        {
            target = ticks + by.Ticks;
        }

        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }

        MoveTo(target);
    }

    /// <summary>Steps the wall clock without letting time pass: what NTP does. Timers and timestamps do not see it.</summary>
    public void StepWallClock(TimeSpan by)
    {
        lock (gate)
        {
            now += by;
        }
    }

    private ManualTimer? TakeDue(long target)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.DueTicks <= target).MinBy(static timer => timer.DueTicks);
            if (due is null)
            {
                return null;
            }

            var moment = Math.Max(due.DueTicks!.Value, ticks);
            now += TimeSpan.FromTicks(moment - ticks);
            ticks = moment;
            due.Reschedule();
            return due;
        }
    }

    private void MoveTo(long target)
    {
        lock (gate)
        {
            now += TimeSpan.FromTicks(target - ticks);
            ticks = target;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public long? DueTicks { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                if (!clock.timers.Contains(this))
                {
                    clock.timers.Add(this);
                }

                period = newPeriod;
                DueTicks = dueTime == Timeout.InfiniteTimeSpan ? null : clock.ticks + dueTime.Ticks;
                return true;
            }
        }

        public void Reschedule() => DueTicks = period > TimeSpan.Zero ? DueTicks + period.Ticks : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
            {
                DueTicks = null;
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
