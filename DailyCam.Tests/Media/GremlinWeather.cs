namespace DailyCam.Tests.Media;

/// <summary>What a <see cref="TcpGremlin"/> does to bytes that pass. All of it can be changed while they do; the bytes of the camera alone are spoilt, never the product's.</summary>
public sealed class GremlinWeather(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private TaskCompletionSource flowing = Flowing();
    private long untilFlip;
    private long untilHole;
    private int holes;

    /// <summary>Each chunk waits up to so long.</summary>
    public TimeSpan Jitter { get; set; }

    /// <summary>0: as fast as it goes.</summary>
    public int BytesPerSecond { get; set; }

    /// <summary>One bit is turned in about so many bytes; 0: never.</summary>
    public int FlipEvery { get; set; }

    /// <summary>In about so many bytes some are dropped, or foreign ones inserted; 0: never.</summary>
    public int HoleEvery { get; set; }

    /// <summary>Most bytes of one hole.</summary>
    public int HoleBytes { get; set; } = 2000;

    /// <summary>Holes that were made so far.</summary>
    public int Holes => Volatile.Read(ref holes);

    /// <summary>Added to the camera's RTP times from now on, in seconds.</summary>
    public double RtpShift { get; set; }

    /// <summary>How fast the camera's RTP clock runs: 1.01 is 1 % fast.</summary>
    public double RtpSpeed { get; set; } = 1;

    public void Stall()
    {
        if (flowing.Task.IsCompleted)
        {
            flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Resume() => flowing.TrySetResult();

    internal async Task DelayAsync(int count, CancellationToken cancellationToken)
    {
        await flowing.Task.WaitAsync(cancellationToken);
        var delay = (BytesPerSecond > 0 ? TimeSpan.FromSeconds((double)count / BytesPerSecond) : TimeSpan.Zero) + (Jitter * Chance());
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, TimeProvider.System, cancellationToken);
        }
    }

    internal byte[] Spoil(byte[] bytes)
    {
        lock (gate)
        {
            return WithHole(Flipped(bytes));
        }
    }

    private static TaskCompletionSource Flowing()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private double Chance()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }

    private byte[] Flipped(byte[] bytes)
    {
        if (FlipEvery > 0 && bytes.Length > 0 && (untilFlip -= bytes.Length) <= 0)
        {
            untilFlip = random.Next(1, 2 * FlipEvery);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private byte[] WithHole(byte[] bytes)
    {
        if (HoleEvery <= 0 || bytes.Length == 0 || (untilHole -= bytes.Length) > 0)
        {
            return bytes;
        }

        untilHole = random.Next(1, 2 * HoleEvery);
        Interlocked.Increment(ref holes);
        var at = random.Next(bytes.Length);
        var size = random.Next(1, HoleBytes + 1);
        if (random.Next(2) == 0)
        {
            return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(bytes.Length, at + size))];
        }

        var foreign = new byte[size];
        random.NextBytes(foreign);
        return [.. bytes.AsSpan(0, at), .. foreign, .. bytes.AsSpan(at)];
    }
}
