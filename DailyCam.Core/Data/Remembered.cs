using System.Collections.Concurrent;

namespace DailyCam.Core.Data;

/// <summary>
/// Answers kept in memory for as long as their edition is the current one, and for a while at most; bounded. Safe from any thread.
/// </summary>
/// <param name="edition">What the answers are true of, read before each look.</param>
/// <param name="maxWeight">When all answers together weigh more, they are all forgotten: a full house is rare, and choosing would cost every look.</param>
/// <param name="maxAge">How long an answer is kept although nothing is known to have changed: what another program did to the file is seen after this.</param>
public sealed class Remembered<TKey, TValue>(Func<long> edition, long maxWeight, TimeSpan maxAge, TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Answer> answers = new();
    private long weight;

    /// <summary>The edition to hand to <see cref="Keep"/>, taken before the answer is looked for.</summary>
    public long Edition => edition();

    public TValue? Find(TKey key) =>
        answers.TryGetValue(key, out var answer) && answer.Edition == edition() && clock.GetElapsedTime(answer.KeptAt) < maxAge ? answer.Value : null;

    /// <param name="readAt">The edition before the answer was read.</param>
    /// <param name="itsWeight">In the unit of the limit.</param>
    public void Keep(TKey key, TValue value, long readAt, long itsWeight)
    {
        if (itsWeight > maxWeight)
        {
            return;
        }

        var answer = new Answer(value, readAt, clock.GetTimestamp(), itsWeight);
        var before = answers.TryGetValue(key, out var old) && answers.TryUpdate(key, answer, old) ? old.Weight : answers.TryAdd(key, answer) ? 0 : itsWeight;
        if (Interlocked.Add(ref weight, itsWeight - before) > maxWeight)
        {
            answers.Clear();
            Interlocked.Exchange(ref weight, 0);
        }
    }

    private sealed record Answer(TValue Value, long Edition, long KeptAt, long Weight);
}
