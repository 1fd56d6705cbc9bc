using System.Collections.Concurrent;
using System.Globalization;
using DailyCam.Tests.Infrastructure;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>One window on the product. It gathers what the browser complains about: <see cref="AssertNoComplaints"/> at the end of a test.</summary>
public sealed class ProductPage : IAsyncDisposable
{
    private static readonly TimeSpan CircuitLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan VideoLimit = TimeSpan.FromSeconds(20);

    // CSP violations do not reach the console in every case; this listener sees all of them.
    private const string WatchPolicy = "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber));";

    private const string AskVideo = """
        video => {
          if (!video || video.videoWidth === 0) return null;
          const canvas = document.createElement('canvas');
          canvas.width = 64; canvas.height = 36;
          const context = canvas.getContext('2d');
          context.drawImage(video, 0, 0, 64, 36);
          const data = context.getImageData(0, 0, 64, 36).data;
          let sum = 0, square = 0;
          for (let i = 0; i < data.length; i += 4) { sum += data[i + 1]; square += data[i + 1] * data[i + 1]; }
          const n = data.length / 4, mean = sum / n;
          return { time: video.currentTime, width: video.videoWidth, height: video.videoHeight, paused: video.paused, spread: Math.sqrt(square / n - mean * mean) };
        }
        """;

    /// <summary>By how much the page is wider than its window, and the innermost elements that reach past it; nothing when it is not.</summary>
    private const string FindTooWide = """
        () => {
          const root = document.documentElement;
          const over = root.scrollWidth - root.clientWidth;
          if (over <= 0) return [];
          const outside = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5);
          const say = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class")} to ${Math.round(e.getBoundingClientRect().right)}`;
          const whole = outside.filter((e) => !outside.includes(e.parentElement)).map(say);
          const words = outside.filter((e) => !outside.some((other) => other !== e && e.contains(other))).map(say);
          return [`${over} px`, ...whole.slice(0, 3), "within", ...words.slice(0, 8)];
        }
        """;

    private const string WatchStalls = """
        () => {
          const video = document.querySelector('video');
          window.watched = { worst: 0, time: video.currentTime, since: performance.now() };
          setInterval(() => {
            const now = performance.now();
            if (video.currentTime !== window.watched.time) { window.watched.time = video.currentTime; window.watched.since = now; }
            window.watched.worst = Math.max(window.watched.worst, now - window.watched.since);
          }, 50);
        }
        """;

    private const string WorstStall = "() => { const worst = window.watched.worst; window.watched.worst = 0; return worst / 1000; }";

    /// <summary>Only what is wrong comes back: what is right on a long page is megabytes, and asking for it took longer than looking.</summary>
    private const string AskAxe = """
        async () => (await axe.run({ resultTypes: ['violations'] })).violations
          .filter(found => ['serious', 'critical'].includes(found.impact))
          .map(found => `axe ${found.impact} ${found.id}: ${found.help}: ${found.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
        """;

    private static readonly string AxeReport = Path.Combine(RepositoryFiles.Root, "artifacts", "axe.tsv");

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;
    private readonly string address;

    private ProductPage(IBrowserContext context, IPage page, ViewerSetting viewer, string address) =>
        (this.context, Page, Viewer, this.address) = (context, page, viewer, address);

    public IPage Page { get; }

    public ViewerSetting Viewer { get; }

    /// <summary>Errors of the console, of scripts and of the content security policy, and answers of 500 and above.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<ProductPage> CreateAsync(IBrowserContext context, ViewerSetting viewer, Uri address)
    {
        await context.AddInitScriptAsync(WatchPolicy);
        var made = new ProductPage(context, await context.NewPageAsync(), viewer, address.AbsoluteUri);
        made.Listen();
        return made;
    }

    /// <summary>By the API, as fast as can be; the cookie is the browser's. The sign-in page has tests of its own.</summary>
    public async Task SignInAsync(string user, string password)
    {
        var answer = await context.APIRequest.PostAsync("api/v1/session", new() { DataObject = new { user, password } });
        Assert.True(answer.Ok, $"sign-in gave {answer.Status}: {await answer.TextAsync()}");
        await ChooseAsync(Viewer);
    }

    /// <summary>Opens a page of the product and waits until it can be clicked.</summary>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        Assert.True(answer is { Ok: true }, $"{path} gave {answer?.Status}");
        if (await Page.Locator("script[src*='_framework/blazor']").CountAsync() > 0)
        {
            await Page.Locator(".shell[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = (float)CircuitLimit.TotalMilliseconds });
        }
    }

    /// <summary>A picture of the page in artifacts/screenshots, named by page, language, theme and size.</summary>
    public async Task<string> ScreenshotAsync(string name, bool fullPage = false)
    {
        var path = Path.Combine(RepositoryFiles.Root, "artifacts", "screenshots", $"{name}-{Viewer}.png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = fullPage });
        return path;
    }

    /// <summary>What the first video on the page shows now; null while it shows nothing.</summary>
    public async Task<VideoState?> VideoAsync(string selector = "video") =>
        await Page.Locator(selector).First.EvaluateAsync<VideoState?>(AskVideo);

    /// <summary>Waits until the video plays: its time advances and the picture is not one flat colour.</summary>
    public async Task<VideoState> PlayingAsync(string selector = "video")
    {
        await Page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var first = await Eventually.Gives(() => VideoAsync(selector), VideoLimit, "the video shows a picture");
        return await Eventually.Gives(
            async () => await VideoAsync(selector) is { } now && now.Time > first.Time + 0.3 && now.Spread > VideoState.FlatPicture ? now : null,
            VideoLimit,
            "the video moves on and is not black");
    }

    /// <summary>From now on it is noted how long the first video's time stands still.</summary>
    public Task WatchStallsAsync() => Page.EvaluateAsync(WatchStalls);

    /// <summary>The longest stand-still since <see cref="WatchStallsAsync"/>, or since this was asked last.</summary>
    public async Task<TimeSpan> WorstStallAsync() => TimeSpan.FromSeconds(await Page.EvaluateAsync<double>(WorstStall));

    /// <summary>Nothing on the page is wider than the page; what is, is named.</summary>
    public async Task AssertNoSidewaysScrollAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>(FindTooWide);
        Assert.True(wide.Length == 0, $"the page is wider than the window: {string.Join("; ", wide)}");
    }

    /// <summary>What axe finds on the page that is serious or critical, in words; every rule it has, over the whole page. Noted in artifacts/axe.tsv, which eng/axe_report.py adds up.</summary>
    /// <param name="isSpoilt">Faults were put into the page to see whether they are found: not noted.</param>
    public async Task<IReadOnlyList<string>> AxeFindingsAsync(bool isSpoilt = false)
    {
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>(AskAxe);
        var grave = found.Count(static line => line.StartsWith("axe critical", StringComparison.Ordinal));
        if (isSpoilt)
        {
            return found;
        }

        NoteAxe(string.Create(CultureInfo.InvariantCulture, $"{new Uri(Page.Url).AbsolutePath}\t{Viewer}\t{found.Length - grave}\t{grave}\n"));
        return found;
    }

    public void AssertNoComplaints(params string[] allowed) =>
        Assert.DoesNotContain(complaints, line => !Array.Exists(allowed, part => line.Contains(part, StringComparison.OrdinalIgnoreCase)));

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static void NoteAxe(string line)
    {
        lock (AxeReport)
        {
            File.AppendAllText(AxeReport, line);
        }
    }

    private Task ChooseAsync(ViewerSetting viewer) => context.AddCookiesAsync(
    [
        new() { Name = "dailycam-language", Value = Uri.EscapeDataString($"c={viewer.Language}|uic={viewer.Language}"), Url = address },
        new() { Name = "dailycam-theme", Value = viewer.Dark ? "dark" : "light", Url = address },
    ]);

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (string.Equals(message.Type, "error", StringComparison.Ordinal))
            {
                complaints.Enqueue($"console: {message.Text}");
            }
        };
        Page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                complaints.Enqueue($"{response.Status.ToString(CultureInfo.InvariantCulture)}: {response.Url}");
            }
        };
    }
}
