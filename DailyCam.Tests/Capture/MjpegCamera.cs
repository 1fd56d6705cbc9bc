using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Capture;

/// <summary>A motion JPEG camera as cheap ones are: HTTP, multipart, ten pictures a second, for ever.</summary>
internal sealed class MjpegCamera : IAsyncDisposable
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly byte[] picture;
    private readonly Task serving;

    private MjpegCamera(byte[] picture)
    {
        this.picture = picture;
        listener.Start();
        serving = ServeAsync();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/video");

    public static async Task<MjpegCamera> StartAsync()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("picture.jpg");
        await MediaClips.RunAsync(["-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1", path]);
        return new MjpegCamera(await File.ReadAllBytesAsync(path));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await SendAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The viewer went away, or the test is over.
            }
        }
    }

    private async Task SendAsync(NetworkStream stream)
    {
        await stream.WriteAsync("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"u8.ToArray(), stop.Token);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {picture.Length}\r\n\r\n"));
        while (true)
        {
            await stream.WriteAsync(head, stop.Token);
            await stream.WriteAsync(picture, stop.Token);
            await stream.WriteAsync("\r\n"u8.ToArray(), stop.Token);
            await Task.Delay(FrameTime, TimeProvider.System, stop.Token);
        }
    }
}
