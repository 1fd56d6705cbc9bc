using System.Globalization;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;

namespace DailyCam.Tests.Chaos;

/// <summary>One camera of the run: a numbered camera, the gremlin before it, and what the product calls it.</summary>
internal sealed class ChaosCamera : IAsyncDisposable
{
    public const string User = "family";

    /// <summary>The canary: it must be in no log and in no file.</summary>
    public const string Password = "canary:p@ss/w?rd#%한글!";

    private static readonly TimeSpan FirstPart = TimeSpan.FromSeconds(90);

    private ChaosCamera(int index, string what, NumberedCameraSetup setup, NumberedCamera camera, TcpGremlin gremlin) =>
        (Index, What, Setup, Camera, Gremlin) = (index, what, setup, camera, gremlin);

    public int Index { get; }

    /// <summary>What is odd about it.</summary>
    public string What { get; }

    public NumberedCameraSetup Setup { get; }

    public NumberedCamera Camera { get; }

    public TcpGremlin Gremlin { get; }

    /// <summary>The product's id of it.</summary>
    public string Id { get; private set; } = string.Empty;

    /// <summary>What the command line of its capture child has and no other's.</summary>
    public string PortMark => $":{Gremlin.Port.ToString(CultureInfo.InvariantCulture)}/";

    /// <summary>The scorecard's mix: a plain one, one HEVC, one with A-law sound, one with key frames a minute apart, and plain ones.</summary>
    public static async Task<ChaosCamera> StartAsync(int index, int seed)
    {
        var plain = new NumberedCameraSetup { User = User, Password = Password };
        var (what, setup) = index switch
        {
            1 => ("H.265", plain with { Codec = "hevc" }),
            2 => ("A-law sound", plain with { Audio = "alaw" }),
            3 => ("key frames 60 s apart", plain with { KeyFrameSeconds = 60 }),
            _ => ("plain", plain),
        };
        var camera = await NumberedCamera.StartAsync(setup);
        return new ChaosCamera(index, what, setup, camera, new TcpGremlin(camera.Port, seed + index));
    }

    public async Task AddToAsync(ProductProcess product) => Id = await product.Api.AddCameraAsync(
        string.Create(CultureInfo.InvariantCulture, $"Camera {Index}"), new { kind = "rtsp", url = NumberedCamera.UrlAt(Gremlin.Port), user = User, password = Password });

    /// <summary>Waits for its first part: a whole live segment takes a minute where key frames are a minute apart.</summary>
    public Task LiveAsync(ProductProcess product) => Eventually.Is(
        async () =>
        {
            using var answer = await product.Api.RawAsync(HttpMethod.Get, $"cameras/{Id}/live/index.m3u8");
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("#EXT-X-PART:", StringComparison.Ordinal);
        },
        FirstPart,
        $"camera {Index} ({What}) is live");

    public async ValueTask DisposeAsync()
    {
        await Gremlin.DisposeAsync();
        await Camera.DisposeAsync();
    }
}
