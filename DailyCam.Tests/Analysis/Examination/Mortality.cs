namespace DailyCam.Tests.Analysis.Examination;

/// <summary>
/// Lets a process die at one of its steps: each crossing of its border (a write, a commit, a copy, a request, an answer) is a step with a name. From then on nothing that it does has any effect,
/// as after <c>kill -9</c>: every further crossing throws.
/// </summary>
internal sealed class Mortality
{
    private readonly Lock gate = new();
    private readonly List<string> steps = [];

    /// <summary>The step at which it dies, from 0; null for a process that lives.</summary>
    public int? DiesAt { get; init; }

    public bool IsDead { get; private set; }

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<string> Steps
    {
        get
        {
            lock (gate)
            {
                return [.. steps];
            }
        }
    }

    /// <summary>Throws when the process is dead, or dies here.</summary>
    public void Cross(string step)
    {
        if (!Lives(step))
        {
            throw new ProcessDiedException(step);
        }
    }

    /// <summary>The same without throwing, for what happens on the other side of the border.</summary>
    public bool Lives(string step)
    {
        lock (gate)
        {
            IsDead |= DiesAt == steps.Count;
            steps.Add(step);
            return !IsDead;
        }
    }
}
