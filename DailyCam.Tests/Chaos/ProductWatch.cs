using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DailyCam.Tests.Browser;

namespace DailyCam.Tests.Chaos;

/// <summary>Looks at the product from outside, each second: how fast a page answers, what it says of each camera, and each five what it uses.</summary>
internal sealed class ProductWatch(ChaosProduct product) : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UseStep = TimeSpan.FromSeconds(5);

    // Pages want a person's session; a token is for the API.
    private readonly HttpClient visitor = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = product.Process.Address };

    public ConcurrentQueue<double> PageMilliseconds { get; } = new();

    public ConcurrentQueue<CameraSighting> Sightings { get; } = new();

    public ConcurrentQueue<ResourceSample> Samples { get; } = new();

    /// <summary>Requests that failed although the product was up.</summary>
    public ConcurrentQueue<string> Failures { get; } = new();

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        EachAsync(Step, AskPagesAsync, stop), EachAsync(Step / 2, LookAsync, stop), EachAsync(UseStep, Measure, stop));

    public async Task SignInAsync()
    {
        using var answer = await visitor.PostAsJsonAsync("api/v1/session", new { user = ProductProcess.AdminUser, password = ProductProcess.AdminPassword });
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => visitor.Dispose();

    private static async Task EachAsync(TimeSpan step, Func<Task> look, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(step, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await look();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task AskPagesAsync()
    {
        foreach (var path in new[] { "live", "readyz" })
        {
            var life = product.Lives;
            if (!product.IsUp)
            {
                return;
            }

            var watch = Stopwatch.StartNew();
            try
            {
                using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
                _ = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
                PageMilliseconds.Enqueue(watch.Elapsed.TotalMilliseconds);
                if (!answer.IsSuccessStatusCode && path != "readyz")
                {
                    Failures.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{path} gave {(int)answer.StatusCode}"));
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                if (product.IsUp && life == product.Lives)
                {
                    Failures.Enqueue($"{path}: {exception.Message}");
                }
            }
        }
    }

    private async Task LookAsync()
    {
        if (!product.IsUp)
        {
            return;
        }

        try
        {
            var answer = JsonDocument.Parse(await product.Process.Api.Client.GetStringAsync(new Uri(product.Process.Address, "api/v1/cameras"), CancellationToken.None)).RootElement;
            var at = TimeProvider.System.GetUtcNow();
            foreach (var camera in (answer.ValueKind == JsonValueKind.Array ? answer : answer.GetProperty("items")).EnumerateArray())
            {
                Sightings.Enqueue(new CameraSighting(
                    at, camera.GetProperty("id").GetString()!, camera.GetProperty("state").GetString()!.ToLowerInvariant(), camera.GetProperty("isRecording").GetBoolean(),
                    camera.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String ? camera.GetProperty("nextAttemptAt").GetDateTimeOffset() : null));
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException)
        {
            // Counted by the page probe.
        }
    }

    private Task Measure()
    {
        if (product.IsUp && ResourceSample.Of(product.Process.Id, product.Lives) is { } sample)
        {
            Samples.Enqueue(sample);
        }

        return Task.CompletedTask;
    }
}
