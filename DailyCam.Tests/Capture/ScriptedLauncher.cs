using DailyCam.Core.Capture.Processes;

namespace DailyCam.Tests.Capture;

/// <summary>Starts children that do what the test says, and counts how many live at once.</summary>
internal sealed class ScriptedLauncher(Func<MediaCommand, IMediaProcess> next) : IMediaProcessLauncher
{
    private readonly Lock gate = new();
    private readonly List<MediaCommand> commands = [];
    private int running;

    public int MostAtOnce { get; private set; }

    public int Running
    {
        get
        {
            lock (gate)
            {
                return running;
            }
        }
    }

    public IReadOnlyList<MediaCommand> Commands
    {
        get
        {
            lock (gate)
            {
                return [.. commands];
            }
        }
    }

    public Task<IMediaProcess> StartAsync(MediaCommand command, CancellationToken cancellationToken)
    {
        var child = next(command);
        lock (gate)
        {
            commands.Add(command);
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        }

        return Task.FromResult<IMediaProcess>(new Counted(child, this));
    }

    private void Gone()
    {
        lock (gate)
        {
            running--;
        }
    }

    /// <summary>Alive until it is disposed.</summary>
    private sealed class Counted(IMediaProcess child, ScriptedLauncher owner) : IMediaProcess
    {
        private int gone;

        public int ProcessId => child.ProcessId;

        public Stream Output => child.Output;

        public Stream Input => child.Input;

        public IReadOnlyList<string> LastLines => child.LastLines;

        public Task<MediaProcessExit> WaitForExitAsync(CancellationToken cancellationToken) => child.WaitForExitAsync(cancellationToken);

        public Task<MediaProcessExit> StopAsync(TimeSpan grace) => child.StopAsync(grace);

        public async ValueTask DisposeAsync()
        {
            await child.DisposeAsync();
            if (Interlocked.Exchange(ref gone, 1) == 0)
            {
                owner.Gone();
            }
        }
    }
}
