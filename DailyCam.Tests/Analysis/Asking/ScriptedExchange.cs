using System.Text;
using Microsoft.AspNetCore.Http;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>One request while it is answered; what a <see cref="Step"/> acts on.</summary>
/// <param name="stop">The server is going away, or the client went.</param>
internal sealed class ScriptedExchange(HttpContext context, IScriptedDialect dialect, SeenRequest seen, CancellationToken stop)
{
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(20);

    public IScriptedDialect Dialect => dialect;

    public SeenRequest Seen => seen;

    public Task BillAsync(ScriptedUsage usage, string body)
    {
        seen.Billed = usage;
        return SendAsync(200, body);
    }

    public async Task SendAsync(int status, string body, string type = "application/json", bool withLength = true, (string Name, string Value)? header = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Begin(status, type, withLength ? bytes.Length : null, header);
        await context.Response.Body.WriteAsync(bytes, stop);
    }

    /// <summary>Promises more than it sends, then cuts the connection.</summary>
    public async Task SendPartAsync(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Begin(200, "application/json", bytes.Length * 2, null);
        await context.Response.Body.WriteAsync(bytes, stop);
        await context.Response.Body.FlushAsync(stop);
        context.Abort();
    }

    /// <summary>One blank after the other, for as long as somebody reads.</summary>
    public async Task DripAsync()
    {
        Begin(200, "application/json", null, null);
        while (true)
        {
            await context.Response.Body.WriteAsync(" "u8.ToArray(), stop);
            await context.Response.Body.FlushAsync(stop);
            await Task.Delay(DripPause, TimeProvider.System, stop);
        }
    }

    public Task HangAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

    public void Reset() => context.Abort();

    private void Begin(int status, string type, long? length, (string Name, string Value)? header)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = length;
        if (header is var (name, value))
        {
            context.Response.Headers[name] = value;
        }
    }
}
