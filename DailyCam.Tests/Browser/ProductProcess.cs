using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using DailyCam.Core.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>
/// The built product as a family runs it: its own process, a real port, a data folder of its own, one administrator. It can be killed and started
/// again on the same data and the same port.
/// </summary>
public sealed class ProductProcess : IAsyncDisposable
{
    public const string AdminUser = "parent";
    public const string AdminPassword = "Correct-Horse-7-Battery";

    private const string Ready = "ready";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> environment;
    private readonly IReadOnlyList<string> within;
    private TestProcess process;

    private ProductProcess(IReadOnlyDictionary<string, string> settings, bool firstRun, IReadOnlyList<string> within)
    {
        this.within = within;
        var below = settings.GetValueOrDefault("DailyCam__Proxy__PathBase", string.Empty); // Links, cookies and redirects stay below it.
        Address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}{below}/");
        environment = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        };
        environment.TryAdd("DailyCam__DataPath", folder.File("data"));

        if (Environment.GetEnvironmentVariable("DAILYCAM_SHORT_LIVES") == "1")
        {
            // What was compiled ahead is compiled once more when it ran thirty times. A life of half a minute waits with that until nothing new was run for five seconds (hexadecimal): a quarter of its computing.
            environment.TryAdd("DOTNET_TC_CallCountingDelayMs", "1388");
        }

        // A machine short of disk space records the few seconds of a test all the same.
        environment.TryAdd("DailyCam__Archive__StartMegabytes", "0");

        // The demo's child is back soon: a test that draws a zone does not wait for minutes.
        environment.TryAdd("DailyCam__Capture__DemoPause", "00:00:06");
        if (!firstRun)
        {
            environment["DailyCam__Setup__AdminUser"] = AdminUser;
            environment["DailyCam__Setup__AdminPassword"] = AdminPassword;
        }

        Stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        Api = new ProductApi(Address);
        process = Launch();
    }

    public Uri Address { get; }

    public string DataPath => environment["DailyCam__DataPath"];

    /// <summary>Its database as another process sees it: pages read rows, whoever wrote them.</summary>
    public DailyCamDbContext OpenDatabase() => new(new DbContextOptionsBuilder<DailyCamDbContext>().UseSqlite($"Data Source={Path.Combine(DataPath, "app.db")}").Options);

    public int Id => process.Id;

    /// <summary>A caller without cookie or token; redirects are not followed.</summary>
    public HttpClient Stranger { get; }

    /// <summary>The signed-in administrator.</summary>
    public ProductApi Api { get; }

    /// <summary>What the present life of the process logged so far.</summary>
    public IReadOnlyList<string> Log => process.Lines;

    private static string Program { get; } = FindProgram();

    /// <summary>Starts the product and waits until it is ready and the administrator is signed in.</summary>
    /// <param name="settings">Settings in their environment form, for example <c>DailyCam__Archive__SegmentLength</c>.</param>
    /// <param name="firstRun">As after the installation: nobody has an account, nobody is signed in.</param>
    /// <param name="within">A command that becomes the product, for example one that takes something away from it first (<c>prlimit --nofile=256</c>).</param>
    public static async Task<ProductProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, bool firstRun = false, IReadOnlyList<string>? within = null)
    {
        var product = new ProductProcess(settings ?? new Dictionary<string, string>(StringComparer.Ordinal), firstRun, within ?? []);
        try
        {
            await product.ReadyAsync();
            if (!firstRun)
            {
                await product.Api.SignInAsync(AdminUser, AdminPassword);
            }

            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Power cut for this process alone: its children must see to themselves.</summary>
    public async Task Kill9Async()
    {
        process.Signal(TestProcess.SigKill);
        await process.ExitedAsync(StopLimit);
    }

    /// <summary>Asks it to stop as a container engine does; gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        process.Signal(TestProcess.SigTerm);
        await process.ExitedAsync(StopLimit);
        return process.ExitCode;
    }

    /// <summary>Starts it again on the same data and address, after <see cref="Kill9Async"/> or <see cref="StopAsync"/>. The administrator's token stays good.</summary>
    public async Task StartAgainAsync()
    {
        await process.DisposeAsync();
        process = Launch();
        await ReadyAsync();
    }

    /// <summary>Runs the program once with a command on the same settings; gives its exit code and all it said.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Said)> CommandAsync(params string[] arguments)
    {
        await using var command = TestProcess.Start(Program, arguments, environment, folder.Path);
        await command.ExitedAsync(ReadyLimit);
        return (command.ExitCode, command.Lines);
    }

    /// <summary>A browser that the administrator signed in with: a cookie, no token.</summary>
    public async Task<HttpClient> SignedInBrowserAsync()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        using var answer = await browser.PostAsJsonAsync(new Uri("api/v1/session", UriKind.Relative), new { user = AdminUser, password = AdminPassword }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>Processes that belong to the product now or belonged to an earlier life of it: those that carry its data folder in environment or arguments.</summary>
    public IReadOnlyList<ProcessFacts> Children() => [.. ProcessFacts.All().Where(facts => facts.Id != Id && facts.Mentions(folder.Path))];

    public async ValueTask DisposeAsync()
    {
        Stranger.Dispose();
        Api.Dispose();
        var left = Children();
        await process.DisposeAsync();
        foreach (var child in left)
        {
            // The product ends its children itself, and tests check that; this only keeps a failed test from littering the machine.
            _ = TestProcess.Signal(child.Id, TestProcess.SigKill);
        }

        folder.Dispose();
    }

    /// <summary>The built program.</summary>
    public static string FindProgram()
    {
        // artifacts/bin/DailyCam.Tests/<configuration>/ -> artifacts/bin/DailyCam.Web/<configuration>/DailyCam.Web
        var tests = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(tests.Parent!.Parent!.FullName, "DailyCam.Web", tests.Name, "DailyCam.Web");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private TestProcess Launch()
    {
        string[] line = [.. within, Program];
        return TestProcess.Start(line[0], line[1..], environment, folder.Path);
    }

    private async Task ReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        string answer;
        while ((answer = await AskReadyAsync()) != Ready)
        {
            Assert.False(process.HasExited, $"the product ended while starting:\n{process.Tail()}");
            Assert.True(watch.Elapsed < ReadyLimit, $"not ready after {watch.Elapsed.TotalSeconds:0} s: {answer}; its log:\n{process.Tail()}");
            await Task.Delay(Step, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> AskReadyAsync()
    {
        try
        {
            using var answer = await Stranger.GetAsync(new Uri("healthz", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode ? Ready : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
        }
        catch (HttpRequestException ex)
        {
            return ex.Message;
        }
    }
}
