using System.Globalization;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Media;

/// <summary>
/// A real RTSP server with test cameras (rtsp_lab.py, where the paths are described). It can be frozen, killed and started again on the same port.
/// </summary>
public sealed class RtspLab : IAsyncDisposable
{
    public const string User = "family";

    /// <summary>With every character that a URL, a shell or a header could trip over.</summary>
    public const string Password = "p@s:s/ \"w?#&%한글";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    private readonly string[] arguments;
    private TestProcess server;

    private RtspLab(string[] arguments, TestProcess server) => (this.arguments, this.server) = (arguments, server);

    public int Port { get; private set; }

    /// <summary>The port of <c>/auth</c>, where only the family gets in.</summary>
    public int GuardedPort { get; private set; }

    public string Main => Url("main");

    public string Sub => Url("sub");

    /// <summary>Key frames 60 seconds apart.</summary>
    public string NoKey => Url("nokey");

    public string AudioOnly => Url("audio-only");

    public string Hevc => Url("hevc");

    public string Alaw => Url("alaw");

    /// <summary>Wants <see cref="User"/> and <see cref="Password"/>.</summary>
    public string Guarded => $"rtsp://127.0.0.1:{GuardedPort}/auth";

    /// <param name="keyFrameSeconds">Distance of key frames of all cameras but /nokey.</param>
    /// <param name="digest">Whether /auth wants digest instead of basic authentication.</param>
    public static async Task<RtspLab> StartAsync(double keyFrameSeconds = 2, int kilobitsPerSecond = 4000, bool digest = false)
    {
        string[] chosen =
        [
            "--gop", keyFrameSeconds.ToString(CultureInfo.InvariantCulture), "--kbps", kilobitsPerSecond.ToString(CultureInfo.InvariantCulture),
            "--user", User, "--password", Password, .. digest ? ["--digest"] : Array.Empty<string>(),
        ];
        var lab = new RtspLab(chosen, Launch(chosen, port: 0));
        await lab.ReadPortsAsync();
        return lab;
    }

    public string Url(string path) => $"rtsp://127.0.0.1:{Port}/{path}";

    /// <summary>The camera stays connected and sends nothing more.</summary>
    public void Freeze() => server.Signal(TestProcess.SigStop);

    public void Thaw() => server.Signal(TestProcess.SigCont);

    /// <summary>The plug is pulled.</summary>
    public async Task CutAsync()
    {
        server.Signal(TestProcess.SigKill);
        await server.ExitedAsync(StartLimit);
    }

    /// <summary>After <see cref="CutAsync"/>: the camera is back at the same address (the guarded one at a new port).</summary>
    public async Task ReturnAsync()
    {
        await server.DisposeAsync();
        server = Launch(arguments, Port);
        await ReadPortsAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static TestProcess Launch(string[] arguments, int port) => TestProcess.Start(
        "/usr/bin/python3",
        [Path.Combine(RepositoryFiles.Root, "DailyCam.Tests", "Media", "rtsp_lab.py"), "--port", port.ToString(CultureInfo.InvariantCulture), .. arguments]);

    private async Task ReadPortsAsync()
    {
        var words = (await server.SaysAsync(static line => line.StartsWith("port ", StringComparison.Ordinal), StartLimit, "its port")).Split(' ');
        Port = int.Parse(words[1], CultureInfo.InvariantCulture);
        GuardedPort = int.Parse(words[2], CultureInfo.InvariantCulture);
    }
}
