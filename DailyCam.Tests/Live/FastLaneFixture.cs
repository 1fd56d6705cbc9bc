using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using DailyCam.Core.Capture;
using DailyCam.Core.Live;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>A product on a real port, with room for four viewers of the fast lane.</summary>
public sealed class FastLaneFixture : IAsyncDisposable
{
    public const int Places = 4;

    private readonly DailyCamAppFactory factory = new() { Settings = new() { ["DailyCam:Live:MaxFastLaneViewers"] = "4" } };

    public FastLaneFixture() => factory.Listen();

    public LiveStreams Streams => factory.Services.GetRequiredService<LiveStreams>();

    public CaptureStatusBoard Board => factory.Services.GetRequiredService<CaptureStatusBoard>();

    public Uri Address => factory.Address;

    /// <summary>A session of its own: its client, and its cookies for sockets.</summary>
    public async Task<(HttpClient Client, CookieContainer Cookies)> SignInAsync()
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        var client = new HttpClient(handler) { BaseAddress = factory.Address };
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user = DailyCamAppFactory.AdminUser, password = DailyCamAppFactory.Password }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgeryToken").GetString());
        return (client, handler.CookieContainer);
    }

    /// <summary>Asks for the fast lane. <see cref="ClientWebSocket.HttpStatusCode"/> says why it was refused.</summary>
    public async Task<ClientWebSocket> OpenAsync(string camera, CookieContainer? cookies, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(factory.Address) { Scheme = "ws", Path = $"/api/v1/cameras/{camera}/live/fast" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // Refused.
        }

        return socket;
    }

    /// <summary>The next message; null when the other end has closed or broken the connection.</summary>
    public static async Task<byte[]?> ReadAsync(WebSocket socket)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                whole.Write(buffer.AsSpan(0, part.Count));
                if (part.EndOfMessage)
                {
                    return whole.ToArray();
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>The number in a chunk that <see cref="LiveMedia.Chunk"/> made, or null for another message.</summary>
    public static long? NumberOf(byte[] message) => message[0] is 2 or 3 ? BitConverter.ToInt64(message, 32) : null;

    /// <summary>Wall clock of the first frame, media time, and the server's clock, as a chunk's head says.</summary>
    public static (double StartAt, double Media, double Now) Head(byte[] message) =>
        (BinaryPrimitives.ReadDoubleBigEndian(message.AsSpan(8)), BinaryPrimitives.ReadDoubleBigEndian(message.AsSpan(16)), BinaryPrimitives.ReadDoubleBigEndian(message.AsSpan(24)));

    public ValueTask DisposeAsync() => factory.DisposeAsync();
}
