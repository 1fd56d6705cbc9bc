using System.Diagnostics;
using Xunit;

namespace DailyCam.Tests.Infrastructure;

/// <summary>Waits for something real (a process, a stream, a page) to become true, with a limit and a name. For tests of pure logic use <see cref="ManualTimeProvider"/>.</summary>
public static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public static Task Is(Func<bool> condition, TimeSpan within, string what) =>
        Is(() => Task.FromResult(condition()), within, what);

    public static async Task Is(Func<Task<bool>> condition, TimeSpan within, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < within, $"Not within {within.TotalSeconds:0.#} s: {what}");
            await Task.Delay(Step, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Gives<T>(Func<Task<T?>> source, TimeSpan within, string what)
        where T : class
    {
        T? value = null;
        await Is(async () => (value = await source()) is not null, within, what);
        return value!;
    }
}
