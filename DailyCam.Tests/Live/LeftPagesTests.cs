using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Live;

/// <summary>Pages that were opened and left: nobody tells them anything any more, and nothing holds them in memory.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed class LeftPagesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Visits = 104;

    /// <summary>The parts of the last page or two may still lie in a variable of the framework's. A hundred pages that were kept would be hundreds.</summary>
    private const int MostAlive = 8;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task More_than_a_hundred_pages_opened_and_left_leave_no_watch_and_no_memory_behind()
    {
        await using var app = new DailyCamAppFactory();
        var address = app.Listen();
        using var admin = await app.SignedInAsync();
        using var added = await admin.PostAsJsonAsync("/api/v1/cameras", new { name = "Demo", source = new { kind = "demo" } }, TestContext.Current.CancellationToken);
        added.EnsureSuccessStatusCode();
        var before = Watching(app).ToHashSet(ReferenceEqualityComparer.Instance);
        var none = Watching(app).Count;
        var pages = new List<WeakReference>();
        await using (var window = await browser.OpenAsync(address, DailyCamAppFactory.AdminUser, DailyCamAppFactory.Password))
        {
            string[] paths = ["live", "faults", "cameras", "timeline"];
            for (var visit = 0; visit < Visits; visit++)
            {
                await window.GoAsync(paths[visit % paths.Length]);
                pages.AddRange(Watching(app).Where(watcher => !before.Contains(watcher)).Select(static watcher => new WeakReference(watcher)));
            }
        }

        var watched = pages.Count;
        await Eventually.Is(() => Watching(app).Count == none, Soon, $"the pages that were left watch nothing ({Watching(app).Count} watch, {none} did before)");
        var (alive, left) = (watched, Stopwatch.StartNew());
        while (alive > MostAlive && left.Elapsed < Soon)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            alive = Alive(pages);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {Visits} pages, {watched} watches seen while they were open, {none} before and after; {alive} of the pages' parts in memory after {left.Elapsed.TotalSeconds:0} s");
        Assert.InRange(alive, 0, MostAlive);
        Assert.True(watched >= Visits, $"only {watched} watches were seen: the pages no longer watch what is looked at here");
    }

    private static int Alive(List<WeakReference> pages)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return pages.Select(static page => page.Target).OfType<object>().Distinct().Count();
    }

    /// <summary>Everybody who is told of changes by what outlives a page.</summary>
    private static List<object> Watching(DailyCamAppFactory app)
    {
        object[] tellers =
        [
            app.Services.GetRequiredService<CaptureStatusBoard>(), app.Services.GetRequiredService<CameraStore>(),
            app.Services.GetRequiredService<DatabaseBoard>(), app.Services.GetRequiredService<IncidentFeed>(),
        ];
        return [.. tellers.SelectMany(static teller => Listeners(teller))];
    }

    private static IEnumerable<object> Listeners(object teller)
    {
        var told = (Delegate?)teller.GetType().GetField("Changed", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(teller);
        return told?.GetInvocationList().Select(static one => one.Target).OfType<object>() ?? [];
    }
}
