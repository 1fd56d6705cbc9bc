using System.Net;
using System.Net.Sockets;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Faults;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

/// <summary>The look at a camera's port that comes before an attempt.</summary>
public sealed class SourceKnockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SourceKnock knock = new(TimeProvider.System);

    [Fact]
    public async Task An_open_port_lets_the_attempt_begin_and_hears_not_a_byte()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Assert.Null(await KnockAsync(Camera(listener), connect: true));

        using var visit = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await visit.GetStream().ReadAsync(new byte[10], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_closed_port_is_a_refused_connection_unless_only_the_name_was_asked_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var camera = Camera(listener);
        listener.Stop();

        Assert.Equal((FaultKind.RtspNetwork, FaultReason.ConnectionRefused), Words(await KnockAsync(camera, connect: true)));
        Assert.Null(await KnockAsync(camera, connect: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_door_that_opens_and_is_slammed_is_closed(bool resets)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var slamming = Task.Run(async () =>
        {
            var visit = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
            visit.LingerState = new LingerOption(resets, 0);
            visit.Close();
        });

        // A clock that stands still: what is judged is the slammed door, and not whether it was slammed before the wait for it had passed.
        var patient = new SourceKnock(new ManualTimeProvider());
        Assert.Equal((FaultKind.RtspNetwork, FaultReason.ConnectionRefused), Words(await patient.KnockAsync(Camera(listener), connect: true, Limit, TestContext.Current.CancellationToken)));
        await slamming;
    }

    [Fact]
    public async Task A_name_nobody_knows_is_a_fault_of_the_way_to_the_camera() =>
        Assert.Equal(
            (FaultKind.RtspNetwork, FaultReason.NameNotResolved),
            Words(await KnockAsync(new CameraSource { Kind = SourceKind.Rtsp, Url = "rtsp://no-such-camera.invalid/s" }, connect: true)));

    [Theory]
    [InlineData(SourceKind.Demo, null)]
    [InlineData(SourceKind.File, null)]
    [InlineData(SourceKind.Unreadable, null)]
    [InlineData(SourceKind.Rtsp, "file:///etc/passwd")]
    public async Task What_has_no_address_has_no_door(SourceKind kind, string? url) => Assert.Null(await KnockAsync(new CameraSource { Kind = kind, Url = url }, connect: true));

    private static (FaultKind Kind, FaultReason Reason) Words(FaultCause? cause) => (cause!.Kind, cause.Reason);

    private static CameraSource Camera(TcpListener listener) =>
        new() { Kind = SourceKind.Rtsp, Url = $"rtsp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/s" };

    private Task<FaultCause?> KnockAsync(CameraSource source, bool connect) => knock.KnockAsync(source, connect, Limit, TestContext.Current.CancellationToken);
}
