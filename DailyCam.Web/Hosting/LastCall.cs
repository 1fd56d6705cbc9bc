using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DailyCam.Web.Hosting;

/// <summary>
/// Ends the connections that are still open a moment after a stop was asked for. The server would wait for them as long as the stop may take: one viewer who does not read would
/// cost the archive its last file, because a container is killed before.
/// </summary>
internal sealed class LastCall : IDisposable
{
    /// <summary>What is being sent to somebody who reads takes no longer; players ask again anyway.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenRegistration stopping;

    public LastCall(IHostApplicationLifetime lifetime) => stopping = lifetime.ApplicationStopping.Register(() => over.CancelAfter(Grace));

    public static void Use(ListenOptions endpoint)
    {
        var lastCall = endpoint.ApplicationServices.GetRequiredService<LastCall>();
        endpoint.Use(next => connection => lastCall.CarryAsync(next, connection));
    }

    public void Dispose()
    {
        stopping.Dispose();
        over.Dispose();
    }

    private async Task CarryAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        await using var ends = over.Token.Register(connection.Abort);
        await next(connection);
    }
}
