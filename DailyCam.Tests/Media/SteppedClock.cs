using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>
/// The wall clock of one program and its children (stepped_clock.c), stepped by the test while they run. Nobody else's clock moves. It needs a C compiler: where there is none, the
/// test says so and is skipped.
/// </summary>
public sealed class SteppedClock : IDisposable
{
    private static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder;

    private SteppedClock(TemporaryFolder folder)
    {
        this.folder = folder;
        Step(TimeSpan.Zero);
    }

    /// <summary>For the program whose clock it is.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = folder.File("stepped_clock.so"),
        ["STEPPED_CLOCK"] = folder.File("offset"),
    };

    public static async Task<SteppedClock> MakeAsync()
    {
        var compiler = new[] { "/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(compiler is null, $"{DiskLab.CannotHere} step the clock of one program: there is no C compiler");
        var place = new TemporaryFolder();
        var source = Path.Combine(RepositoryFiles.Root, "DailyCam.Tests", "Media", "stepped_clock.c");
        await TestProcess.RunAsync(compiler, ["-shared", "-fPIC", "-O1", "-o", place.File("stepped_clock.so"), source, "-ldl"], CompileLimit);
        return new SteppedClock(place);
    }

    /// <summary>From now on it is off by so much, whatever it was before.</summary>
    public void Step(TimeSpan offset)
    {
        using var file = new FileStream(folder.File("offset"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        file.Write(BitConverter.GetBytes((long)offset.TotalSeconds));
    }

    public void Dispose() => folder.Dispose();
}
