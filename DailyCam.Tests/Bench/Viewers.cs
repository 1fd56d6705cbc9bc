using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Bench;

/// <summary>Many viewers who ask one address again and again, each over its own connection, with a cookie.</summary>
/// <param name="server">The root of the process tree whose work is counted.</param>
internal sealed class Viewers(int server, int connections, TimeSpan window)
{
    /// <summary>One CPU figure and the slow end of the waiting.</summary>
    /// <param name="Microseconds">CPU microseconds of the server for each answer.</param>
    /// <param name="P99">Milliseconds.</param>
    public sealed record Outcome(double Microseconds, double P99, int Answers, int Errors);

    /// <param name="range">First and last byte, or null for the whole.</param>
    public async Task<Outcome> AskAsync(Uri address, string cookie, (long First, long Last)? range)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false, AllowAutoRedirect = false });
        using var warm = await SendAsync(client, address, cookie, range);
        var (waits, errors) = (new ConcurrentBag<double>(), 0);
        var before = Used();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
        over.CancelAfter(window);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var sink = new byte[64 * 1024];
            while (!over.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                if (await TryReadAsync(client, address, cookie, range, sink))
                {
                    waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
                else
                {
                    Interlocked.Increment(ref errors);
                }
            }
        }));
        return new Outcome((Used() - before).TotalMicroseconds / Math.Max(1, waits.Count), BenchRow.QuantileOf(waits, 0.99), waits.Count, errors);
    }

    /// <summary>The status of one question.</summary>
    public static async Task<HttpStatusCode> StatusAsync(Uri address, string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var answer = await SendAsync(client, address, cookie, (0, 99));
        return answer.StatusCode;
    }

    private static async Task<bool> TryReadAsync(HttpClient client, Uri address, string cookie, (long First, long Last)? range, byte[] sink)
    {
        try
        {
            using var answer = await SendAsync(client, address, cookie, range);
            await using var body = await answer.Content.ReadAsStreamAsync();
            var read = 0L;
            for (int more; (more = await body.ReadAsync(sink)) > 0;)
            {
                read += more;
            }

            return answer.IsSuccessStatusCode && (range is not { } asked || read == asked.Last - asked.First + 1);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Uri address, string cookie, (long First, long Last)? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Range = range is { } asked ? new RangeHeaderValue(asked.First, asked.Last) : null;
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private TimeSpan Used() => ProcessFacts.Tree(server).Aggregate(TimeSpan.Zero, static (sum, facts) => sum + facts.Cpu);
}
