using System.IO.Pipelines;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Tests.Capture;

/// <summary>A child that writes what the test writes, and ends when the test or its owner says so.</summary>
internal sealed class ScriptedChild(params string[] lastLines) : IMediaProcess
{
    private readonly Pipe pipe = new();
    private readonly TaskCompletionSource<MediaProcessExit> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int ProcessId => 0;

    public Stream Output => field ??= pipe.Reader.AsStream();

    public Stream Input => Stream.Null;

    public IReadOnlyList<string> LastLines => lastLines;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await pipe.Writer.WriteAsync(bytes);

    /// <summary>Ends by itself.</summary>
    public ScriptedChild End(int code = 1)
    {
        exit.TrySetResult(new MediaProcessExit(code, Asked: false, lastLines));
        Close();
        return this;
    }

    public Task<MediaProcessExit> WaitForExitAsync(CancellationToken cancellationToken) => exit.Task.WaitAsync(cancellationToken);

    public Task<MediaProcessExit> StopAsync(TimeSpan grace)
    {
        exit.TrySetResult(new MediaProcessExit(255, Asked: true, lastLines));
        Close();
        return exit.Task;
    }

    private void Close() => pipe.Writer.Complete();

    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.Zero);
}
