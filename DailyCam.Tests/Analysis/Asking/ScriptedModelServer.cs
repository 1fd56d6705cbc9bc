using System.Net;
using DailyCam.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>
/// A provider on loopback: a real Kestrel that speaks the protocol, does what its script says, one step for each request in their order, and remembers every request. When the script is used up,
/// <see cref="Default"/> answers.
/// </summary>
internal abstract class ScriptedModelServer : IAsyncDisposable
{
    private const long MaxRequestBytes = 200_000_000;

    private readonly IScriptedDialect dialect;
    private readonly WebApplication app;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Queue<Step> script = new();
    private readonly List<SeenRequest> requests = [];

    private protected ScriptedModelServer(IScriptedDialect dialect)
    {
        this.dialect = dialect;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(static options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>What is done when the script is used up: an empty object.</summary>
    public Func<SeenRequest, Step> Default { get; set; } = static _ => Step.Answer("{}");

    /// <summary>All requests so far, in the order in which they arrived.</summary>
    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>The provider's side of the bill.</summary>
    public ScriptedUsage Billed => Requests.Select(static request => request.Billed).OfType<ScriptedUsage>().Aggregate(
        new ScriptedUsage(0, 0),
        static (sum, one) => new ScriptedUsage(sum.Input + one.Input, sum.Output + one.Output, sum.Thoughts + one.Thoughts, sum.Cached + one.Cached));

    protected string Root => app.Urls.First();

    /// <summary>Appends to the script.</summary>
    public void Script(params Step[] steps)
    {
        lock (gate)
        {
            foreach (var step in steps)
            {
                script.Enqueue(step);
            }
        }
    }

    /// <summary>Waits until so many requests have arrived whole.</summary>
    public Task ReceivedAsync(int count) => Eventually.Is(() => Requests.Count >= count, TimeSpan.FromSeconds(20), $"{count} requests arrived");

    /// <summary>Also for a test in which the provider goes away; twice is once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        await stop.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        stop.Dispose();
    }

    private protected Task BeginAsync() => app.StartAsync();

    /// <summary>For what belongs to a provider beside its models.</summary>
    private protected virtual Task<bool> TryOtherAsync(HttpContext context, byte[] body) => Task.FromResult(false);

    private async Task HandleAsync(HttpContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, context.RequestAborted);
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, ended.Token);
            if (await TryOtherAsync(context, body.ToArray()))
            {
                return;
            }

            if (dialect.Read(context.Request, body.ToArray()) is not { } seen)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            await Next(seen).PlayAsync(new ScriptedExchange(context, dialect, seen, ended.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client went away, as some tests want it, or the test is over.
            context.Abort();
        }
    }

    private Step Next(SeenRequest seen)
    {
        lock (gate)
        {
            requests.Add(seen);
            return script.TryDequeue(out var step) ? step : Default(seen);
        }
    }
}
