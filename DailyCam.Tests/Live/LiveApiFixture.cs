using DailyCam.Core.Capture;
using DailyCam.Core.Frames;
using DailyCam.Core.Live;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Tests.Live;

/// <summary>One product for the class, with a picture maker that counts.</summary>
public sealed class LiveApiFixture : IAsyncDisposable
{
    private readonly DailyCamAppFactory factory;
    private HttpClient? client;

    public LiveApiFixture() => factory = new DailyCamAppFactory { ConfigureServices = services => services.AddSingleton<IPictureMaker>(Pictures) };

    public CountingPictureMaker Pictures { get; } = new();

    public LiveStreams Streams => factory.Services.GetRequiredService<LiveStreams>();

    public CaptureStatusBoard Board => factory.Services.GetRequiredService<CaptureStatusBoard>();

    public async Task<HttpClient> SignedInAsync() => client ??= await factory.SignedInAsync();

    /// <summary>A session that no other test has.</summary>
    public Task<HttpClient> AnotherSessionAsync() => factory.SignedInAsync();

    public ValueTask DisposeAsync()
    {
        client?.Dispose();
        return factory.DisposeAsync();
    }
}
