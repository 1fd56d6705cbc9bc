using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DailyCam.Tests.Browser;

namespace DailyCam.Tests.Media;

/// <summary>Many players without a screen, each with a connection of its own: they ask for the live playlist again and again and fetch its newest part.</summary>
internal static partial class LiveViewers
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <param name="Parts">Parts that were fetched whole.</param>
    /// <param name="Refusals">Every answer that was none, in words.</param>
    public sealed record Outcome(int Parts, IReadOnlyCollection<string> Refusals);

    public static async Task<Outcome> StartAsync(ProductProcess product, IReadOnlyList<string> cameras, int count, CancellationToken over)
    {
        var (parts, refusals) = (0, new ConcurrentQueue<string>());
        await Task.WhenAll(Enumerable.Range(0, count).Select(async viewer =>
        {
            using var client = new HttpClient { BaseAddress = new Uri(product.Address, $"api/v1/cameras/{cameras[viewer % cameras.Count]}/live/") };
            client.DefaultRequestHeaders.Authorization = product.Api.Client.DefaultRequestHeaders.Authorization;
            while (!over.IsCancellationRequested)
            {
                if (await LookAsync(client) is { } refusal)
                {
                    refusals.Enqueue(refusal);
                }
                else
                {
                    Interlocked.Increment(ref parts);
                }

                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            }
        }));
        return new Outcome(parts, refusals);
    }

    /// <summary>Null, or what went wrong.</summary>
    private static async Task<string?> LookAsync(HttpClient client)
    {
        try
        {
            var playlist = await client.GetStringAsync(new Uri("index.m3u8", UriKind.Relative));
            var newest = PartLine().Matches(playlist)[^1].Groups[1].Value;
            return (await client.GetByteArrayAsync(new Uri(newest, UriKind.Relative))).Length > 0 ? null : $"{newest} is empty";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return exception.Message;
        }
    }

    [GeneratedRegex("^#EXT-X-PART:[^\n]*URI=\"([^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartLine();
}
