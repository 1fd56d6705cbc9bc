using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>Whoever watches, and however badly, takes nothing from what is recorded.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class ManyViewersTests
{
    private const int Readers = 50;
    private const int Stalled = 12;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);
    /// <summary>A container is killed after ten; whoever does not read must not hold up the stop.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Fifty_viewers_and_a_dozen_that_never_read_cost_the_recording_no_picture()
    {
        await using var camera = await NumberedCamera.StartAsync();
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["DailyCam__Archive__SegmentLength"] = "00:00:10" });
        var id = await product.Api.AddRtspCameraAsync("Camera", camera.Url, new { analysis = false, detection = false });
        await product.Api.LiveAsync(id);
        await using var witness = await Witness.StartAsync(camera);

        var stalled = new List<TcpClient>();
        try
        {
            for (var socket = 0; socket < Stalled; socket++)
            {
                stalled.Add(await StalledAsync(product, id, socket));
            }

            using var over = new CancellationTokenSource(Watched, TimeProvider.System);
            var outcome = await LiveViewers.StartAsync(product, [id], Readers, over.Token);
            var seen = await witness.StopAsync();
            await Eventually.Is(async () => await RecordedUntilAsync(product, id) > camera.TakenAt(seen.Max()).AddSeconds(2), Soon, "what the witness saw is on the disk");
            var stopping = Stopwatch.StartNew();
            Assert.Equal(0, await product.StopAsync());
            Assert.InRange(stopping.Elapsed, TimeSpan.Zero, StopLimit);

            var lost = seen.Except(await ArchiveNumbers.OfAsync(Path.Combine(product.DataPath, "archive"))).Order().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"measured: {Readers} viewers fetched {outcome.Parts} parts in {Watched.TotalSeconds:0} s beside {Stalled} stalled connections; {lost.Count} of the witness's {seen.Count} pictures lost, {outcome.Refusals.Count} refusals; stopped in {stopping.Elapsed.TotalSeconds:0.0} s");
            Assert.Empty(outcome.Refusals);
            Assert.True(outcome.Parts >= 10 * Readers, $"only {outcome.Parts} parts were fetched");
            Assert.NotEmpty(seen);
            Assert.Empty(lost);
        }
        finally
        {
            stalled.ForEach(static client => client.Dispose());
        }
    }

    /// <summary>Half of them ask for pictures without end and read none of them; the others never finish their question.</summary>
    private static async Task<TcpClient> StalledAsync(ProductProcess product, string camera, int number)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(product.Address.Host, product.Address.Port, TestContext.Current.CancellationToken);
        var question = string.Create(CultureInfo.InvariantCulture, $"GET /api/v1/cameras/{camera}/live.mjpeg HTTP/1.1\r\nHost: {product.Address.Authority}\r\nAuthorization: Bearer {product.Api.Token}\r\n");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(number % 2 == 0 ? question + "\r\n" : question), TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<DateTimeOffset> RecordedUntilAsync(ProductProcess product, string camera) =>
        (await product.Api.GetAsync($"cameras/{camera}")).GetProperty("lastRecordedAt") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : default;
}
