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
        var (addresses, problem) = await HostReach.ResolveAsync(url, HostReach.Limit, TimeProvider.System, Token);
        Assert.Null(problem);
        Assert.Null(await HostReach.ConnectAsync(url, addresses, HostReach.Limit, TimeProvider.System, Token));

        listener.Stop();
        var refused = await HostReach.ConnectAsync(url, addresses, HostReach.Limit, TimeProvider.System, Token);
        Assert.Equal(CameraProblems.ProbeRefused, refused!.Code);
        Assert.Equal(["localhost", port], refused.Arguments);
    }

    [Fact]
    public async Task A_name_nobody_knows_is_told_by_its_name()
    {
        var (addresses, problem) = await HostReach.ResolveAsync(Url("rtsp://no-such-camera.invalid/s"), HostReach.Limit, TimeProvider.System, Token);
        Assert.Empty(addresses);
        Assert.Equal((CameraProblems.ProbeNameNotResolved, "source.url"), (problem!.Code, problem.Field));
        Assert.Equal(["no-such-camera.invalid"], problem.Arguments);
    }

    [Fact]
    public void A_name_that_leads_to_a_forbidden_address_is_refused_and_one_that_leads_to_both_kinds_keeps_the_good_one()
    {
        var (metadata, camera) = (IPAddress.Parse("169.254.169.254"), IPAddress.Parse("192.168.0.20"));
        Assert.Equal(CameraProblems.UrlForbidden, HostReach.Judge([metadata], Url("rtsp://camera.example/s")).Problem!.Code);
        Assert.Equal([camera], HostReach.Judge([metadata, camera], Url("rtsp://camera.example/s")).Addresses);
        Assert.Equal([IPAddress.Loopback], HostReach.Judge([IPAddress.Loopback], Url("rtsp://camera.example/s")).Addresses);
    }

    private static SourceUrl Url(string text) =>
        SourceUrl.TryParse(text, SourceKind.Rtsp, "source.url", out var url, out _) ? url : throw new InvalidOperationException(text);
}
