using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>nginx in front of a product, with the very lines that docs/guide/reverse-proxy.md tells a family to write.</summary>
internal sealed partial class ReverseProxy : IAsyncDisposable
{
    /// <summary>Path of the guide's lines.</summary>
    public const string Below = "/cam";

    private const string InTheGuide = "http://127.0.0.1:8080";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder state = new();
    private readonly TestProcess nginx;

    private ReverseProxy(string program, string server, int port)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{Below}/"));
        var file = state.File("nginx.conf");
        File.WriteAllText(file, Around(state.Path, server));
        nginx = TestProcess.Start(program, ["-c", file, "-p", state.Path]);
    }

    /// <summary>Where the product is found through it.</summary>
    public Uri Address { get; }

    /// <param name="takesPathAway">Whether the product is asked without the path; the guide's lines pass it on.</param>
    public static async Task<ReverseProxy> StartAsync(Uri product, bool takesPathAway)
    {
        var program = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "nginx is not installed");
        var port = FreePort();
        var server = Guide().Replace("listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};"), StringComparison.Ordinal)
            .Replace($"{InTheGuide};", $"{product.GetLeftPart(UriPartial.Authority)}{(takesPathAway ? "/" : string.Empty)};", StringComparison.Ordinal);
        Assert.DoesNotContain(InTheGuide, server, StringComparison.Ordinal);
        var proxy = new ReverseProxy(program!, server, port);
        await Eventually.Is(proxy.AnswersAsync, StartLimit, $"nginx answers:\n{proxy.nginx.Tail()}");
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await nginx.DisposeAsync();
        state.Dispose();
    }

    private static string Guide()
    {
        var guide = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "guide", "reverse-proxy.md"));
        return Lines().Match(guide) is { Success: true } lines ? lines.Groups[1].Value : throw new InvalidOperationException("The guide has no lines for nginx any more.");
    }

    /// <summary>What a system's own configuration has around ours.</summary>
    private static string Around(string own, string server) =>
        $$"""
        daemon off; worker_processes 1; pid {{own}}/nginx.pid; error_log stderr warn; user root;
        events { worker_connections 512; }
        http {
          access_log off; client_body_temp_path {{own}}/t1; proxy_temp_path {{own}}/t2; fastcgi_temp_path {{own}}/t3; uwsgi_temp_path {{own}}/t4; scgi_temp_path {{own}}/t5;
          {{server}}
        }
        """;

    private async Task<bool> AnswersAsync()
    {
        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "healthz"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("```nginx\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Lines();
}
