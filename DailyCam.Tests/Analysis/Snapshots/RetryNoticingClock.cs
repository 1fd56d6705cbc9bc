using System.Threading.Channels;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>The test's clock, which says when somebody begins to wait for a second try: only then may a test let that time pass.</summary>
internal sealed class RetryNoticingClock(ManualTimeProvider clock) : TimeProvider
{
    /// <summary>What is waited before a second try when the provider asks for nothing.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> begun = Channel.CreateUnbounded<bool>();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime == RetryDelay)
        {
            begun.Writer.TryWrite(true);
        }

        return timer;
    }

    /// <summary>Lets the waits pass that <paramref name="work"/> makes, until it is done.</summary>
    public async Task PassAsync(Task work)
    {
        using var done = new CancellationTokenSource();
        while (true)
        {
            Task waiting = begun.Reader.ReadAsync(done.Token).AsTask();
            if (await Task.WhenAny(work, waiting) == work)
            {
                await done.CancelAsync();
                await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await work;
                return;
            }

            clock.Advance(RetryDelay);
        }
    }
}
