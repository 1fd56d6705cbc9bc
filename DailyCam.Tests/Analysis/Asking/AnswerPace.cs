namespace DailyCam.Tests.Analysis.Asking;

/// <summary>Lets a scripted provider answer one question at a time, when the test says so; in between there is time to look at what is the case.</summary>
/// <param name="steps">What each let-out question gets, in order; the last one goes on.</param>
internal sealed class AnswerPace(params Step[] steps) : IDisposable
{
    private readonly SemaphoreSlim gate = new(0);
    private int answered;

    /// <summary>Lets the next answer out.</summary>
    public void Next() => gate.Release();

    public void Dispose() => gate.Dispose();

    public Step Take() => Step.Do(async exchange =>
    {
        await gate.WaitAsync(TimeSpan.FromMinutes(3));
        await steps[Math.Min(Interlocked.Increment(ref answered), steps.Length) - 1].PlayAsync(exchange);
    });
}
