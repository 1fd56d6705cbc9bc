using System.Net;
using System.Net.Sockets;
using DailyCam.Core.Cameras;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class HostReachTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_port_is_reached_and_a_closed_one_says_so_with_host_and_port()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var url = Url($"rtsp://localhost:{port}/s");
        var (addresses, problem) = await HostReach.ResolveAsync(url, TimeProvider.System, Token);
        Assert.Null(problem);
        Assert.Null(await HostReach.ConnectAsync(url, addresses, TimeProvider.System, Token));

        listener.Stop();
        var refused = await HostReach.ConnectAsync(url, addresses, TimeProvider.System, Token);
        Assert.Equal(CameraProblems.ProbeRefused, refused!.Code);
        Assert.Equal(["localhost", port], refused.Arguments);
    }

    [Fact]
    public async Task A_name_nobody_knows_is_told_by_its_name()
    {
        var (addresses, problem) = await HostReach.ResolveAsync(Url("rtsp://no-such-camera.invalid/s"), TimeProvider.System, Token);
        Assert.Empty(addresses);
        Assert.Equal((CameraProblems.ProbeNameNotResolved, "source.url"), (problem!.Code, problem.Field));
        Assert.Equal(["no-such-camera.invalid"], problem.Arguments);
    }

    private static SourceUrl Url(string text) =>
        SourceUrl.TryParse(text, SourceKind.Rtsp, "source.url", out var url, out _) ? url : throw new InvalidOperationException(text);
}
