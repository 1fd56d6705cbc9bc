using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

/// <summary>
/// One camera of its own process (numbered_camera.py) whose pictures carry their number, counted since <see cref="Epoch"/> whether or not anybody watches:
/// what is missing in a recording is known exactly, and when it was.
/// </summary>
public sealed class NumberedCamera : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly NumberedCameraSetup setup;
    private TestProcess process;
    private int control;

    private NumberedCamera(NumberedCameraSetup setup, TestProcess process) => (this.setup, this.process) = (setup, process);

    /// <summary>When picture 0 was taken.</summary>
    public DateTimeOffset Epoch { get; private init; }

    public int Port { get; private set; }

    public int ProcessId => process.Id;

    public string Url => UrlAt(Port);

    public static async Task<NumberedCamera> StartAsync(NumberedCameraSetup? setup = null)
    {
        var chosen = setup ?? new NumberedCameraSetup();

        // A whole millisecond: it travels as text.
        var epoch = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var camera = new NumberedCamera(chosen, Launch(chosen, epoch, port: 0)) { Epoch = epoch };
        await camera.ReadPortsAsync();
        return camera;
    }

    /// <summary>The same camera through a gremlin's port.</summary>
    public static string UrlAt(int port) => $"rtsp://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/camera";

    public DateTimeOffset TakenAt(int number) => Epoch + TimeSpan.FromSeconds(number / setup.FramesPerSecond);

    public int NumberAt(DateTimeOffset moment) => (int)Math.Floor((moment - Epoch).TotalSeconds * setup.FramesPerSecond);

    /// <summary>One command to the control port, as numbered_camera.py describes them.</summary>
    public async Task OrderAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, control, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(command + "\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("ok", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The camera stays connected and sends nothing more; what it would have sent follows at <see cref="Thaw"/>.</summary>
    public void Freeze() => process.Signal(TestProcess.SigStop);

    public void Thaw() => process.Signal(TestProcess.SigCont);

    /// <summary>The plug is pulled.</summary>
    public async Task CutAsync()
    {
        process.Signal(TestProcess.SigKill);
        await process.ExitedAsync(StartLimit);
    }

    /// <summary>After <see cref="CutAsync"/>: back at the same address, its count gone on.</summary>
    public async Task ReturnAsync()
    {
        await process.DisposeAsync();
        process = Launch(setup, Epoch, Port);
        await ReadPortsAsync();
    }

    public ValueTask DisposeAsync()
    {
        Thaw();
        return process.DisposeAsync();
    }

    private static TestProcess Launch(NumberedCameraSetup setup, DateTimeOffset epoch, int port) => TestProcess.Start(
        "/usr/bin/python3",
        [
            Path.Combine(RepositoryFiles.Root, "DailyCam.Tests", "Media", "numbered_camera.py"),
            "--port", port.ToString(CultureInfo.InvariantCulture), "--epoch", (epoch.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture),
            .. setup.ToArguments(),
        ]);

    private async Task ReadPortsAsync()
    {
        var words = (await process.SaysAsync(static line => line.StartsWith("port ", StringComparison.Ordinal), StartLimit, "its port")).Split(' ');
        Port = int.Parse(words[1], CultureInfo.InvariantCulture);
        control = int.Parse(words[3], CultureInfo.InvariantCulture);
    }
}
