using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Cameras;
using DailyCam.Tests.Analysis;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Reports;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>
/// Every page in every language, theme and size, empty and full: no sideways scroll, no complaint of the browser, the language told to screen readers,
/// nothing serious found by axe, and on a phone nothing to press that a finger misses. The pictures are kept in artifacts/screenshots, for people to look at.
/// </summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class PageScreenshotsTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] AxeViewers = ["ko-dark-phone", "ko-light-desktop", "en-light-phone", "en-light-desktop"];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>Whatever can be pressed and is lower than 44 px. A link within a sentence is as high as the sentence; a box to tick is as large as its label.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll('main a, main button, main input, main select, main summary')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden'))
          .filter(e => getComputedStyle(e).display !== 'inline' || e.parentElement.textContent.trim() === e.textContent.trim())
          .map(e => ['checkbox', 'radio'].includes(e.type) ? e.closest('label') ?? e : e)
          .filter(e => e.getBoundingClientRect().height < 43.5)
          .map(e => `${e.tagName.toLowerCase()}.${e.className} "${e.textContent.trim().slice(0, 30)}" is ${Math.round(e.getBoundingClientRect().height)} px high`)
        """;

    private const string EmptySymbols = """
        () => [...document.querySelectorAll('svg.symbol')].filter(e => e.checkVisibility()).map(e => e.querySelector('use'))
          .filter(use => use.getBBox().width === 0).map(use => use.getAttribute('href'))
        """;

    private readonly List<string> findings = [];

    [Fact]
    public async Task Every_page_fits_speaks_its_language_and_is_fit_for_everybody_empty_and_full()
    {
        await using var product = await ProductProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DailyCam__Archive__SegmentLength"] = "00:00:10",
            ["DailyCam__Analysis__MinimumSegmentSeconds"] = "1",
            ["DailyCam__Analysis__RegisterDelay"] = "00:00:01",
        });
        (string Name, string Path)[] empty = [("home-empty", "home"), ("more", "more"), ("password", "people/password"), ("tokens", "people/tokens"), ("live-empty", "live"), ("timeline-empty", "timeline"), ("incidents-empty", "incidents"), ("clips-none", "clips"), ("report-none", "report"), ("cameras-empty", "cameras"), ("camera-add", "cameras/new"), ("jobs-empty", "jobs"), ("storage-empty", "storage"), ("ledger-empty", "ledger"), ("analysis-settings-empty", "settings/analysis")];
        await EachViewerAsync(product, ViewerSetting.Looks, empty, signInPage: true);

        var camera = await product.Api.AddDemoCameraAsync("거실 창가 Living room");
        await product.Api.LiveAsync(camera);
        await EachViewerAsync(product, ViewerSetting.Opposites, [("home-first", "home")], signInPage: false);
        await product.Api.PutAsync($"cameras/{camera}/zones", new { zones = new[] { new { name = "난로", points = new[] { new { x = 0.2, y = 0.2 }, new { x = 0.6, y = 0.2 }, new { x = 0.6, y = 0.8 } } } } });
        var day = await ReportPageTests.FillAsync(product, new CameraId(camera));
        await LedgerPageTests.PlantAsync(product, new CameraId(camera), micros: 1_000_000);
        await Eventually.Is(async () => (await product.Api.GetAsync("jobs")).GetProperty("items").GetArrayLength() > 0, Soon, "a job is there");
        var incident = (await product.Api.GetAsync($"incidents?camera={camera}&severity=danger")).GetProperty("items")[0].GetProperty("id").GetString();
        (string Name, string Path)[] full =
        [
            ("home", "home"), ("live", "live"), ("live-camera", $"live/{camera}"), ("timeline", $"timeline?camera={camera}"), ("incidents", "incidents"), ("incident", $"incidents/{incident}"), ("report-today", "report"), ("report-full", $"report/{day:yyyy-MM-dd}"), ("cameras", "cameras"), ("camera-edit", $"cameras/{camera}"),
            ("zones", $"cameras/{camera}/zones"), ("jobs", "jobs?list=done"), ("storage", "storage"), ("child", "child"), ("ledger-used-up", "ledger"), ("analysis-settings", "settings/analysis"),
        ];
        await EachViewerAsync(product, ViewerSetting.Looks, full, signInPage: false);

        // The discard port: nothing listens there.
        await product.Api.AddRtspCameraAsync("다락방 Attic", "rtsp://127.0.0.1:9/stream1");
        await EachViewerAsync(product, ViewerSetting.Opposites, [("home-trouble", "home")], signInPage: false);

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public async Task The_set_up_page_fits_and_speaks_its_language_and_says_all_that_is_wrong_at_once()
    {
        await using var product = await ProductProcess.StartAsync(firstRun: true);
        foreach (var viewer in ViewerSetting.Looks)
        {
            await using var window = await browser.OpenAsync(product, viewer, signedIn: false);
            await LookAsync(window, "setup", "setup");
        }

        await SetUpAsync(product);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>The first account, made on the page at the second try; and what is there before anything else was made.</summary>
    private async Task SetUpAsync(ProductProcess product)
    {
        await using var window = await browser.OpenAsync(product, new ViewerSetting("ko", Dark: true, Phone: true), signedIn: false);
        await window.GoAsync("setup");
        await window.Page.FillAsync("#code", "not-the-code");
        await window.Page.FillAsync("#password", "short");
        await window.Page.Locator("button.primary-action").ClickAsync();
        foreach (var field in new[] { "code", "user", "password" })
        {
            await Assertions.Expect(window.Page.Locator($"#{field}-error p")).ToHaveCountAsync(1);
        }

        await window.ScreenshotAsync("setup-wrong", fullPage: true);
        findings.AddRange(await window.AxeFindingsAsync());
        await window.Page.FillAsync("#code", product.Log.Select(static line => SetupCode().Match(line)).Last(static match => match.Success).Groups[1].Value);
        await window.Page.FillAsync("#user", "엄마");
        await window.Page.FillAsync("#password", "소파 위에서 조는 수달 네 마리");
        await window.Page.Locator("button.primary-action").ClickAsync();
        await window.Page.Locator(".shell").WaitForAsync();
        await LookAsync(window, "tokens-none", "people/tokens");
    }

    private async Task EachViewerAsync(ProductProcess product, IEnumerable<ViewerSetting> viewers, IReadOnlyList<(string Name, string Path)> pages, bool signInPage)
    {
        foreach (var viewer in viewers)
        {
            if (signInPage)
            {
                await using var stranger = await browser.OpenAsync(product, viewer, signedIn: false);
                await LookAsync(stranger, "sign-in", "sign-in");
            }

            await using var window = await browser.OpenAsync(product, viewer);
            foreach (var (name, path) in pages)
            {
                await LookAsync(window, name, path);
            }
        }
    }

    /// <summary>Opens one page, keeps its picture, and notes what is wrong with it: one run shows everything.</summary>
    private async Task LookAsync(ProductPage window, string name, string path)
    {
        var about = $"{name} ({window.Viewer})";
        var complaints = window.Complaints.Count;
        await window.GoAsync(path);
        await SettledAsync(window, name);
        await window.ScreenshotAsync(name, fullPage: true);
        var language = await window.Page.Locator("html").GetAttributeAsync("lang");
        Note(string.Equals(language, window.Viewer.Language, StringComparison.Ordinal), $"{about}: lang is {language}");
        var over = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Note(over <= 0, $"{about}: {over.ToString(CultureInfo.InvariantCulture)} px too wide");
        foreach (var complaint in window.Complaints.Skip(complaints))
        {
            Note(false, $"{about}: {complaint}");
        }

        foreach (var symbol in await window.Page.EvaluateAsync<string[]>(EmptySymbols))
        {
            Note(false, $"{about}: the symbol {symbol} is empty");
        }

        foreach (var small in window.Viewer.Phone ? await window.Page.EvaluateAsync<string[]>(TooSmall) : [])
        {
            Note(false, $"{about}: {small}");
        }

        if (AxeViewers.Contains(window.Viewer.ToString(), StringComparer.Ordinal))
        {
            foreach (var grave in await window.AxeFindingsAsync())
            {
                Note(false, $"{about}: {grave}");
            }
        }
    }

    /// <summary>Waits for what the browser fills in by itself.</summary>
    private static async Task SettledAsync(ProductPage window, string name)
    {
        var waited = name switch
        {
            "home-empty" => ".home[data-state='empty'] .home-checklist",
            "home-first" or "home" => ".home-today[data-state='ready']",
            "home-trouble" => ".home-matter[data-attention='NotRecorded']",
            "live-camera" => "[data-state='live']",
            "timeline" => ".timeline-bar[data-state='ready']",
            "tokens" => ".tokens",
            "tokens-none" => ".empty",
            "incidents" => ".inbox[data-state='ready']",
            "incidents-empty" => ".inbox[data-state='empty']",
            "incident" => ".incident-page[data-state='ready'] [data-fact='Began']",
            "storage" or "storage-empty" => "#disk-title",
            "report-none" => ".report-page[data-state='empty']",
            "report-today" or "report-full" => ".report-page[data-state='ready']",
            "ledger-empty" => "#list-title",
            "ledger-used-up" => ".budget[data-frugality='LocalOnly']",
            "analysis-settings" or "analysis-settings-empty" => "#cameras-title",
            _ => "h1",
        };
        await window.Page.Locator(waited).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (name is "live")
        {
            await window.PlayingAsync();
        }

        if (name is "cameras" or "zones" or "home" or "home-first")
        {
            await Eventually.Is(() => window.Page.EvaluateAsync<bool>("() => [...document.images].every(image => image.complete)"), Soon, $"the pictures of {name} are there");
        }
    }

    private void Note(bool isRight, string what)
    {
        if (!isRight)
        {
            findings.Add(what);
        }
    }

    [GeneratedRegex(@"set-up code: (\S+)")]
    private static partial Regex SetupCode();
}
