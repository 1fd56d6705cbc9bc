using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>One Chromium for the tests of a class (<c>IClassFixture&lt;BrowserFixture&gt;</c>). Each test opens its own <see cref="ProductPage"/>, which has its own cookies.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>What CHROMIUM names, or Debian's: the one without windows if it is there (eng/prepare.sh says why). Playwright's own downloads are never used.</summary>
    public static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? (File.Exists(WithoutWindows) ? WithoutWindows : "/usr/bin/chromium");

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A new window on the product, signed in unless <paramref name="signedIn"/> says otherwise.</summary>
    public async Task<ProductPage> OpenAsync(ProductProcess product, ViewerSetting? viewer = null, bool signedIn = true)
    {
        var page = await NewAsync(product.Address, viewer ?? new ViewerSetting());
        if (signedIn)
        {
            await page.SignInAsync(ProductProcess.AdminUser, ProductProcess.AdminPassword);
        }

        return page;
    }

    /// <summary>A new window on a product that runs in the process of the tests.</summary>
    public async Task<ProductPage> OpenAsync(Uri address, string user, string password)
    {
        var page = await NewAsync(address, new ViewerSetting());
        await page.SignInAsync(user, password);
        return page;
    }

    /// <summary>A new window on the product by another way, such as a proxy; nobody is signed in.</summary>
    public Task<ProductPage> OpenStrangerAsync(Uri address, ViewerSetting? viewer = null) => NewAsync(address, viewer ?? new ViewerSetting());

    private async Task<ProductPage> NewAsync(Uri address, ViewerSetting setting)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ColorScheme = setting.Dark ? ColorScheme.Dark : ColorScheme.Light,
            DeviceScaleFactor = setting.Phone ? 2 : 1,
            HasTouch = setting.Phone,
            Locale = setting.Language,
            TimezoneId = "Asia/Seoul",
            ViewportSize = new() { Width = setting.Phone ? 390 : 1280, Height = setting.Phone ? 844 : 800 },
        });
        return await ProductPage.CreateAsync(context, setting, address);
    }

    /// <summary>A window on something that is not the product: a peer to measure beside it.</summary>
    public async Task<IPage> OpenPlainAsync(Uri address, string? script = null)
    {
        var page = await browser!.NewPageAsync(new() { BaseURL = address.AbsoluteUri });
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    // Both must stand before the driver starts, whichever test comes first. An expectation waits as long as a click does; its five seconds are short for two busy cores.
    [ModuleInitializer]
    internal static void Prepare()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Assertions.SetDefaultExpectTimeout(30_000);
    }
}
