using System.Text.Json;
using DailyCam.Tests.Browser;

namespace DailyCam.Tests.Bench;

/// <summary>File cameras of one uploaded clip, for benches that need many cameras and no encoder beside them.</summary>
internal static class BenchCameras
{
    /// <summary>Adds cameras and waits until all are live.</summary>
    public static async Task<IReadOnlyList<string>> AddAsync(ProductApi api, string uploadId, int count, object more)
    {
        var cameras = new List<string>();
        for (var i = 0; i < count; i++)
        {
            cameras.Add(await api.AddCameraAsync($"Camera {i}", new { kind = "file", uploadId, loop = true }, more));
        }

        foreach (var camera in cameras)
        {
            await api.LiveAsync(camera);
        }

        return cameras;
    }

    /// <summary>What the API says about each camera, by id.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> LookAsync(ProductApi api)
    {
        var all = await api.GetAsync("cameras?limit=100");
        return all.GetProperty("items").EnumerateArray().ToDictionary(static camera => camera.GetProperty("id").GetString()!, StringComparer.Ordinal);
    }

    public static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, Xunit.TestContext.Current.CancellationToken);
}
