namespace DailyCam.Core.Measures;

/// <summary>Minutes on their way from the capture path to the database. Bounded: while the database is away the oldest are lost first. Safe from any thread.</summary>
internal sealed class MeasureQueue
{
    /// <summary>Two hours of sixteen cameras.</summary>
    public const int Capacity = 2048;

    private readonly Lock gate = new();
    private readonly LinkedList<MeasureMinute> waiting = new();

    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    public void Post(MeasureMinute minute)
    {
        lock (gate)
        {
            waiting.AddLast(minute);
            Trim();
        }
    }

    /// <summary>Everything that waits, oldest first.</summary>
    public IReadOnlyList<MeasureMinute> TakeAll()
    {
        lock (gate)
        {
            var all = waiting.ToList();
            waiting.Clear();
            return all;
        }
    }

    /// <summary>What could not be written waits again, before everything that came meanwhile.</summary>
    public void GiveBack(IReadOnlyList<MeasureMinute> minutes)
    {
        lock (gate)
        {
            foreach (var minute in minutes.Reverse())
            {
                waiting.AddFirst(minute);
            }

            Trim();
        }
    }

    private void Trim()
    {
        while (waiting.Count > Capacity)
        {
            waiting.RemoveFirst();
        }
    }
}
