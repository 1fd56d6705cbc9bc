namespace DailyCam.Tests.Analysis.Examination;

/// <summary>The moment at which a life of the product ends: it is waited for, then so much later the kill comes.</summary>
/// <param name="after">Upon what the kill follows.</param>
internal sealed class KillMoment(KillAfter after, TimeSpan delay)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reached at once when it follows upon nothing.</summary>
    public Task Reached => after == KillAfter.Start ? Task.CompletedTask : reached.Task;

    public TimeSpan Delay => delay;

    public KillAfter After => after;

    public static KillMoment Draw(Random random) => (KillAfter)random.Next(3) switch
    {
        KillAfter.Start => new KillMoment(KillAfter.Start, TimeSpan.FromMilliseconds(random.Next(6_000))),
        var upon => new KillMoment(upon, TimeSpan.FromMilliseconds(random.Next(400))),
    };

    /// <summary>True for the one request that is never answered because the kill comes while it is waited for.</summary>
    public bool TakesRequest() => after == KillAfter.Request && reached.TrySetResult();

    /// <summary>An answer has left.</summary>
    public void Answered()
    {
        if (after == KillAfter.Answer)
        {
            reached.TrySetResult();
        }
    }
}
