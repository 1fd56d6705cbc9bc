using System.Globalization;
using System.Text.RegularExpressions;

namespace DailyCam.Tests.Chaos;

/// <summary>
/// A player without a screen: follows one camera's low-latency playlist as a page does, and notes when each new part was there. The first reader of a camera also keeps the parts,
/// so that their pictures can be counted.
/// </summary>
internal sealed partial class LiveReader(ChaosProduct product, ChaosCamera camera, string? keepIn)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(5);

    private readonly List<DateTimeOffset> news = [];
    private (long Segment, int Part) newest = (-1, -1);
    private int life;
    private string map = string.Empty;

    public ChaosCamera Camera => camera;

    /// <summary>When something new could be played.</summary>
    public IReadOnlyList<DateTimeOffset> News => news;

    /// <summary>Files of parts, one for each init segment, in order.</summary>
    public List<string> Kept { get; } = [];

    /// <summary>Parts that left the window before they were fetched, or were not to be had.</summary>
    public int Skipped { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = new Uri(product.Process.Address, $"api/v1/cameras/{camera.Id}/live/"), Timeout = AskLimit };
        client.DefaultRequestHeaders.Authorization = product.Process.Api.Client.DefaultRequestHeaders.Authorization;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(client, stop);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                // The product is down or the camera is: the player asks again.
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task FollowAsync(HttpClient client, CancellationToken stop)
    {
        using var answer = await client.GetAsync(new Uri("index.m3u8", UriKind.Relative), stop);
        if (!answer.IsSuccessStatusCode)
        {
            return;
        }

        if (life != product.Lives)
        {
            // A new process counts segments from the beginning.
            (life, newest, map) = (product.Lives, (-1, -1), string.Empty);
        }

        var text = await answer.Content.ReadAsStringAsync(stop);
        foreach (var line in text.Split('\n'))
        {
            if (MapLine().Match(line) is { Success: true } init)
            {
                await BeginAsync(client, init.Groups[1].Value, stop);
            }
            else if (PartLine().Match(line) is { Success: true } part)
            {
                await TakeAsync(client, (Number(part.Groups[1]), (int)Number(part.Groups[2])), stop);
            }
        }
    }

    private async Task BeginAsync(HttpClient client, string address, CancellationToken stop)
    {
        // The playlist of a window with several init segments names the old ones again and again.
        if (keepIn is null || address == map || Kept.Contains(PathOf(address)))
        {
            map = address;
            return;
        }

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), stop);
        if (answer.IsSuccessStatusCode)
        {
            map = address;
            await File.WriteAllBytesAsync(PathOf(address), await answer.Content.ReadAsByteArrayAsync(stop), stop);
            Kept.Add(PathOf(address));
        }
    }

    private string PathOf(string address) => Path.Combine(keepIn!, string.Create(CultureInfo.InvariantCulture, $"live-{camera.Index}-{life}-{address.Replace('/', '-')}"));

    private async Task TakeAsync(HttpClient client, (long Segment, int Part) part, CancellationToken stop)
    {
        if (part.CompareTo(newest) <= 0)
        {
            return;
        }

        newest = part;
        news.Add(TimeProvider.System.GetUtcNow());
        if (keepIn is null)
        {
            return;
        }

        using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"part/{part.Segment}/{part.Part}.m4s"), UriKind.Relative), stop);
        if (answer.IsSuccessStatusCode)
        {
            await File.AppendAllBytesAsync(PathOf(map), await answer.Content.ReadAsByteArrayAsync(stop), stop);
        }
        else
        {
            Skipped++;
        }
    }

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^#EXT-X-MAP:URI=\"([^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MapLine();

    [GeneratedRegex("^#EXT-X-PART:.*URI=\"part/(\\d+)/(\\d+)\\.m4s\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartLine();
}
