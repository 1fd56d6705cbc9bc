namespace DailyCam.Core.Capture.Processes;

/// <summary>The last lines of a child's standard error. Safe from any thread.</summary>
internal sealed class LineRing
{
    /// <summary>FFmpeg names the cause in its last few lines; a hundred also hold what led to it.</summary>
    public const int Capacity = 100;

    private readonly Queue<string> lines = new(Capacity);
    private readonly Lock gate = new();

    public void Add(string line)
    {
        lock (gate)
        {
            if (lines.Count == Capacity)
            {
                lines.Dequeue();
            }

            lines.Enqueue(line);
        }
    }

    public IReadOnlyList<string> ToList()
    {
        lock (gate)
        {
            return lines.ToArray();
        }
    }
}
