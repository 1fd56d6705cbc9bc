using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Bench;

/// <summary>nginx over one folder, with a page that plays plain HLS by hls.js at its defaults. Null from <see cref="StartAsync"/> where nginx is not installed.</summary>
internal sealed class StaticServer : IAsyncDisposable
{
    private const string Page = """
        <!doctype html><html><body><video muted autoplay playsinline></video>
        <script type="module">
          import Hls from "/hls.mjs";
          const hls = new Hls();
          hls.loadSource("/live.m3u8");
          hls.attachMedia(document.querySelector("video"));
        </script></body></html>
        """;

    /// <summary>What a guarded server wants to see; without it the answer is 403.</summary>
    public const string Cookie = "key=a-secret-that-nobody-guesses";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder state = new();
    private readonly TestProcess nginx;

    private StaticServer(string folder, string program, int port, bool guarded)
    {
        Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        var file = state.File("nginx.conf");
        File.WriteAllText(file, Configuration(state.Path, port, folder, guarded));
        nginx = TestProcess.Start(program, ["-c", file, "-p", state.Path]);
    }

    public Uri Address { get; }

    public int ProcessId => nginx.Id;

    /// <param name="guarded">Whether every answer wants <see cref="Cookie"/>.</param>
    public static async Task<StaticServer?> StartAsync(string folder, bool guarded = false)
    {
        var program = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            return null;
        }

        File.Copy(Path.Combine(RepositoryFiles.Root, "wwwroot-assets", "dist", "web", "lib", "hls.light.min.mjs"), Path.Combine(folder, "hls.mjs"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Page);
        var server = new StaticServer(folder, program, FreePort(), guarded);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", Cookie);
        await Eventually.Is(async () => await AnswersAsync(client, server.Address), StartLimit, $"nginx answers:\n{server.nginx.Tail()}");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await nginx.DisposeAsync();
        state.Dispose();
    }

    private static string Configuration(string own, int port, string folder, bool guarded) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        daemon off; worker_processes 1; pid {{own}}/nginx.pid; error_log stderr warn; user root;
        events { worker_connections 2048; }
        http {
          access_log off; sendfile on; tcp_nopush on; client_body_temp_path {{own}}/t1; proxy_temp_path {{own}}/t2; fastcgi_temp_path {{own}}/t3; uwsgi_temp_path {{own}}/t4; scgi_temp_path {{own}}/t5;
          types { text/html html; text/javascript mjs; application/vnd.apple.mpegurl m3u8; video/mp2t ts; video/mp4 mp4; }
          server { listen 127.0.0.1:{{port}}; root {{folder}}; {{(guarded ? $"if ($http_cookie != \"{Cookie}\") {{ return 403; }}" : string.Empty)}} add_header Cache-Control no-store; }
        }
        """);

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
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
}
