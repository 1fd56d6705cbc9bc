using System.Text.Json;
using DailyCam.Tests.Browser;

namespace DailyCam.Tests.Bench;

/// <summary>A window that is as slow as a middling phone on a middling connection, and counts what comes over it.</summary>
internal sealed class PhoneTrial
{
    /// <summary>Of this computer's speed.</summary>
    private const double Slower = 4;

    // "3G Fast" of WebPageTest, which Lighthouse takes for a phone too: 1.6 Mbit/s down, 768 kbit/s up, 150 ms there and back.
    private const int DownBytes = 200_000;
    private const int UpBytes = 96_000;
    private const int RoundTripMilliseconds = 150;

    private readonly Dictionary<string, bool> media = new(StringComparer.Ordinal);
    private double others;

    public static async Task<PhoneTrial> SlowAsync(ProductPage window)
    {
        var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        var trial = new PhoneTrial();
        session.Event("Network.responseReceived").OnEvent += (_, json) => trial.Note(json);
        session.Event("Network.loadingFinished").OnEvent += (_, json) => trial.Add(json);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = RoundTripMilliseconds,
            ["downloadThroughput"] = DownBytes,
            ["uploadThroughput"] = UpBytes,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = Slower });
        return trial;
    }

    /// <summary>Kilobytes that came over the connection, compressed and with headers, without film and sound, since this was asked last.</summary>
    public double TakeKilobytes()
    {
        lock (media)
        {
            var taken = others / 1000;
            others = 0;
            return taken;
        }
    }

    private void Note(JsonElement? json)
    {
        var response = json!.Value.GetProperty("response");
        lock (media)
        {
            media[json.Value.GetProperty("requestId").GetString()!] = response.GetProperty("mimeType").GetString()!.StartsWith("video/", StringComparison.Ordinal);
        }
    }

    private void Add(JsonElement? json)
    {
        lock (media)
        {
            if (!media.GetValueOrDefault(json!.Value.GetProperty("requestId").GetString()!))
            {
                others += json.Value.GetProperty("encodedDataLength").GetDouble();
            }
        }
    }
}
