using System.Collections.Concurrent;

namespace DailyCam.Core.Jobs;

/// <summary>Which running jobs somebody asked to stop. Tells a stop by a person (the job ends) from a stop of DailyCam (the job runs again after the restart).</summary>
internal sealed class JobCancellations
{
    private readonly ConcurrentDictionary<long, bool> asked = new();

    public void Ask(long id) => asked[id] = true;

    public bool IsAsked(long id) => asked.ContainsKey(id);

    public void Forget(long id) => asked.TryRemove(id, out _);
}
