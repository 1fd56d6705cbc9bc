#pragma warning disable RS0030 // The one place of the tests that starts programs; the ban is about the product, where MediaProcess does it.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace DailyCam.Tests.Infrastructure;

/// <summary>
/// A real program beside the tests: a camera, the product, a peer to compare with. It is not what is tested, so it does not go through
/// the product's own launcher, which would hide that launcher's faults. Disposing kills it with all its children.
/// </summary>
public sealed partial class TestProcess : IAsyncDisposable
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public const int SigCont = 18;
    public const int SigStop = 19;

    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;

    private TestProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
    }

    /// <summary>Starts it; standard output and error are gathered line by line in <see cref="Lines"/>.</summary>
    public static TestProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[key] = value;
        }

        var started = new TestProcess(start);
        started.Begin();
        return started;
    }

    public int Id { get; private set; }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Everything it said so far.</summary>
    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Runs a program to its end and gives what it said; a failure or the time limit ends the test with those lines.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string program, IEnumerable<string> arguments, TimeSpan within)
    {
        await using var started = Start(program, arguments);
        await started.ExitedAsync(within);
        Assert.True(started.ExitCode == 0, $"{program} ended with {started.ExitCode}:\n{started.Tail()}");
        return started.Lines;
    }

    /// <summary>The first line that has what is looked for, also if it was said before; ends the test when the program ends first.</summary>
    public async Task<string> SaysAsync(Func<string, bool> wanted, TimeSpan within, string what)
    {
        string? found = null;
        await Eventually.Is(
            () =>
            {
                var ended = HasExited;
                found = lines.FirstOrDefault(wanted);
                Assert.True(found is not null || !ended, $"ended with {(ended ? ExitCode : 0)} before it said {what}:\n{Tail()}");
                return found is not null;
            },
            within,
            what);
        return found!;
    }

    public async Task ExitedAsync(TimeSpan within)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(within);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"still running after {within.TotalSeconds:0} s:\n{Tail()}");
        }
    }

    /// <summary>Sends a signal to this process alone, not to its children.</summary>
    public void Signal(int number)
    {
        if (!HasExited)
        {
            _ = Kill(Id, number);
        }
    }

    /// <summary>Sends a signal to any process, for children of the product.</summary>
    public static bool Signal(int processId, int number) => Kill(processId, number) == 0;

    public string Tail(int count = 40) => string.Join('\n', Lines.TakeLast(count));

    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int number);

    private void Begin()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        Id = process.Id;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
