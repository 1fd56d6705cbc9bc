using System.Buffers;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

#pragma warning disable RS0030 // The one file that may use Process: everything else starts children through IMediaProcessLauncher.

namespace DailyCam.Core.Capture.Processes;

/// <summary>
/// One child. Its standard error is drained from the first byte to the last, because a child whose error pipe is full stops working.
/// The only class that touches <c>Process</c>.
/// </summary>
internal sealed partial class MediaProcess : IMediaProcess
{
    /// <summary>A grandchild may hold the error pipe open after the child's end; its last words are not worth more waiting than this.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    /// <summary>SIGKILL works at once unless the child hangs in the kernel (dead storage); then it is left to the system and reported.</summary>
    private static readonly TimeSpan KillLimit = TimeSpan.FromMilliseconds(800);

    /// <summary>Grace for a child whose owner only disposes it.</summary>
    private static readonly TimeSpan DisposeGrace = TimeSpan.FromSeconds(2);

    private const int KilledExitCode = 137;

    private readonly Process process;
    private readonly MediaCommand command;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Redactor redactor;
    private readonly LineRing ring = new();
    private readonly LineBudget budget;
    private readonly Task<MediaProcessExit> ended;
    private volatile bool asked;
    private int disposed;

    private MediaProcess(Process process, MediaCommand command, TimeProvider clock, ILogger logger)
    {
        (this.process, this.command, this.clock, this.logger) = (process, command, clock, logger);
        redactor = new Redactor(command.Secrets);
        budget = new LineBudget(clock);
        ProcessId = process.Id;
        Output = process.StandardOutput.BaseStream;
        Input = command.WritesInput ? process.StandardInput.BaseStream : Stream.Null;
        if (!command.WritesInput)
        {
            process.StandardInput.Close();
        }

        ended = EndAsync(Task.Run(DrainAsync));
    }

    public int ProcessId { get; }

    public Stream Output { get; }

    public Stream Input { get; }

    public IReadOnlyList<string> LastLines => ring.ToList();

    /// <summary>Starts the child on the calling thread, to whose life the child's life is bound.</summary>
    /// <exception cref="IOException">The program cannot be started.</exception>
    public static MediaProcess Start(MediaCommand command, IReadOnlyList<string> line, IReadOnlyDictionary<string, string> environment, TimeProvider clock, ILogger logger)
    {
        var info = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        ChildEnvironment.Apply(info.Environment, environment);
        try
        {
            var started = Process.Start(info) ?? throw new IOException($"{command.Program} did not start");
            var child = new MediaProcess(started, command, clock, logger);
            Log.Started(logger, command.Label, child.ProcessId);
            return child;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new IOException($"{command.Program} cannot be started: {exception.Message}", exception);
        }
    }

    public Task<MediaProcessExit> WaitForExitAsync(CancellationToken cancellationToken) => ended.WaitAsync(cancellationToken);

    public async Task<MediaProcessExit> StopAsync(TimeSpan grace)
    {
        // What ended before we asked has failed, whatever we ask now.
        if (ended.IsCompleted)
        {
            return await ended;
        }

        asked = true;
        Signal(ChildSignals.Terminate);
        if (await EndsWithinAsync(grace))
        {
            return await ended;
        }

        Log.Killing(logger, command.Label, ProcessId, grace.TotalSeconds);
        Signal(ChildSignals.Kill);
        if (await EndsWithinAsync(KillLimit))
        {
            return await ended;
        }

        Log.Lost(logger, command.Label, ProcessId);
        return new MediaProcessExit(KilledExitCode, Asked: true, LastLines);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await StopAsync(DisposeGrace);
        if (ended.IsCompleted)
        {
            process.Dispose();
        }

        await Output.DisposeAsync();
        await CloseInputAsync();
    }

    private async Task CloseInputAsync()
    {
        try
        {
            await Input.DisposeAsync();
        }
        catch (IOException)
        {
            // The child is gone and bytes for it were still buffered.
        }
    }

    private void Signal(Action<int> send)
    {
        // The exit is known before the id can be used again: the runtime reaps the child and completes the wait in one step.
        if (!ended.IsCompleted && !process.HasExited)
        {
            send(ProcessId);
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        await Task.WhenAny(ended, Task.Delay(limit, clock, CancellationToken.None));
        return ended.IsCompleted;
    }

    private async Task<MediaProcessExit> EndAsync(Task drain)
    {
        await process.WaitForExitAsync(CancellationToken.None);
        await Task.WhenAny(drain, Task.Delay(DrainLimit, clock, CancellationToken.None));
        var exit = new MediaProcessExit(process.ExitCode, asked, LastLines);
        Log.Ended(logger, command.Label, ProcessId, exit.Code);
        return exit;
    }

    private async Task DrainAsync()
    {
        var lines = new ErrorLines(Take);
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            var stream = process.StandardError.BaseStream;
            int read;
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                lines.Add(buffer.AsSpan(0, read));
            }

            lines.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe was closed under us: the owner disposed a child whose grandchild kept it open.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Take(string raw)
    {
        var line = redactor.Clean(raw);
        ring.Add(line);
        command.ErrorLine?.Invoke(line);
        if (logger.IsEnabled(LogLevel.Debug) && budget.TrySpend())
        {
            Log.Line(logger, command.Label, ProcessId, line);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1100, LogLevel.Debug, "{Label} started as process {ProcessId}")]
        public static partial void Started(ILogger logger, string label, int processId);

        [LoggerMessage(1101, LogLevel.Debug, "{Label} (process {ProcessId}) ended with code {Code}")]
        public static partial void Ended(ILogger logger, string label, int processId, int code);

        [LoggerMessage(1102, LogLevel.Information, "{Label} (process {ProcessId}) did not stop within {Seconds} s and is killed")]
        public static partial void Killing(ILogger logger, string label, int processId, double seconds);

        [LoggerMessage(1103, LogLevel.Error, "{Label} (process {ProcessId}) hangs in the kernel and cannot be killed; it is left behind")]
        public static partial void Lost(ILogger logger, string label, int processId);

        [LoggerMessage(1104, LogLevel.Debug, "{Label} (process {ProcessId}): {Line}")]
        public static partial void Line(ILogger logger, string label, int processId, string line);
    }
}
