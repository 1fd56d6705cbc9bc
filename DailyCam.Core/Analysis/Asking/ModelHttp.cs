namespace DailyCam.Core.Analysis.Asking;

/// <summary>
/// The one way in which DailyCam speaks to models: long-lived connections, renewed so that a changed address is noticed. No cookies; no redirect is followed, it would carry the key and the
/// footage elsewhere; no proxy out of the environment, which would see both; no compressed answers, whose size is not what it looks like; certificates are judged by the system.
/// </summary>
internal sealed class ModelHttp : IDisposable
{
    /// <summary>A server at home answers in milliseconds, one far away in a second; beyond this nobody is there.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly SocketsHttpHandler handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
    };

    public ModelHttp()
    {
        Client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        Invoker = new HttpMessageInvoker(handler, disposeHandler: false);
    }

    /// <summary>Without a time limit of its own: <see cref="TimedAsk"/> has it.</summary>
    public HttpClient Client { get; }

    /// <summary>The same connections, for a package that brings its own <see cref="HttpClient"/>.</summary>
    public HttpMessageInvoker Invoker { get; }

    public void Dispose()
    {
        Client.Dispose();
        Invoker.Dispose();
        handler.Dispose();
    }
}
