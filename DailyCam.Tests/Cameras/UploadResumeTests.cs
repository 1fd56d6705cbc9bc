using System.Buffers.Binary;
using System.Text.RegularExpressions;
using DailyCam.Tests.Browser;
using DailyCam.Tests.Infrastructure;
using DailyCam.Tests.Media;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Cameras;

/// <summary>A video goes up over a bad connection, in Chromium: cut, a page that is loaded anew, a server that is started anew, and in the end a camera.</summary>
[Trait(Suites.Key, Suites.Slow)]
public sealed partial class UploadResumeTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Three parts, and more than a loopback swallows at once.</summary>
    private const int PaddingBytes = 11_000_000;

    /// <summary>Slow enough that whatever happens happens in the middle.</summary>
    private const int SlowBytesPerSecond = 1_200_000;

    private static readonly string[] Expected = ["net::ERR", "WebSocket", "Connection disconnected", "Cannot send data if the connection is not", "Failed to", "circuit", "snapshot.jpg", "503", "409", "400", "404"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_goes_on_after_a_cut_a_reload_and_a_restart_and_becomes_a_camera()
    {
        using var folder = new TemporaryFolder();
        var clip = await MakeAsync(folder.File("생일 파티.mp4"));
        await using var product = await ProductProcess.StartAsync();
        await using var gremlin = new TcpGremlin(product.Address.Port, isRtsp: false);
        foreach (var viewer in ViewerSetting.Opposites)
        {
            await using var window = await browser.OpenStrangerAsync(new Uri($"http://127.0.0.1:{gremlin.Port}/"), viewer);
            var circuit = await CircuitSwitch.AttachAsync(window);
            await window.SignInAsync(ProductProcess.AdminUser, ProductProcess.AdminPassword);
            window.Page.Dialog += static (_, dialog) => _ = dialog.AcceptAsync();
            await OpenFieldAsync(window);
            await RefuseAsync(window);
            gremlin.Weather.BytesPerSecond = SlowBytesPerSecond;
            await window.Page.SetInputFilesAsync("#file", clip);
            await PercentAsync(window, 20);
            if (viewer.Phone)
            {
                await CutAsync(window, gremlin, circuit);
            }
            else
            {
                await ReloadAsync(window, gremlin, clip);
                await RestartAsync(window, product, gremlin);
            }

            await Assertions.Expect(window.Page.Locator("#uploaded option:checked")).ToContainTextAsync("생일 파티.mp4");
            await Assertions.Expect(window.Page.Locator(".shell[data-interactive] .ready")).ToBeVisibleAsync();
            await Assertions.Expect(window.Page).Not.ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("%"));
            await LookAtAsync(window, "upload-ready");
            await window.Page.Locator("[data-action=analyse]").ClickAsync();
            await window.Page.WaitForURLAsync("**/live/*");
            window.AssertNoComplaints(Expected);
        }

        await AssertKeptAsync(product, clip);
    }

    private static async Task<string> MakeAsync(string path)
    {
        var padding = new byte[PaddingBytes];
        BinaryPrimitives.WriteInt32BigEndian(padding, PaddingBytes);
        "free"u8.CopyTo(padding.AsSpan(4));
        await File.WriteAllBytesAsync(path, [.. await File.ReadAllBytesAsync(await MediaClips.MakeAsync(path), Token), .. padding], Token);
        return path;
    }

    private static async Task OpenFieldAsync(ProductPage window)
    {
        await window.GoAsync("cameras/new");
        await window.Page.Locator("label.kind:has(input[value=File])").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".upload[data-state=idle]")).ToBeVisibleAsync();
    }

    /// <summary>A text that is dropped there is refused before anything is sent.</summary>
    private static async Task RefuseAsync(ProductPage window)
    {
        var dropped = await window.Page.EvaluateHandleAsync("() => { const moved = new DataTransfer(); moved.items.add(new File(['text'], 'notes.txt', { type: 'text/plain' })); return moved; }");
        await window.Page.DispatchEventAsync("[data-part=drop]", "drop", new Dictionary<string, object>(StringComparer.Ordinal) { ["dataTransfer"] = dropped });
        await Assertions.Expect(window.Page.Locator("[data-part=error]")).ToContainTextAsync("notes.txt");
        await LookAtAsync(window, "upload-refused");
    }

    private static async Task CutAsync(ProductPage window, TcpGremlin gremlin, CircuitSwitch circuit)
    {
        await Assertions.Expect(window.Page.Locator("[data-part=bytes]")).ToContainTextAsync(window.Viewer.Language == "ko" ? "MB 중" : "MB of");
        await Assertions.Expect(window.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^[0-9]{1,2}% · "));
        await window.ScreenshotAsync("upload-sending", fullPage: true);
        gremlin.Cut();
        await Assertions.Expect(window.Page.Locator("[data-part=line]")).ToContainTextAsync(BySelf(window));
        await LookAtAsync(window, "upload-lost");
        await circuit.TakeAwayAsync(isCut: false); // It went with the connection, and the upload is back long before it.
        gremlin.Weather.BytesPerSecond = 0;
        gremlin.Restore();
        await Assertions.Expect(window.Page.Locator("[data-part=next]")).ToBeVisibleAsync();
        await LookAtAsync(window, "upload-arrived");
        circuit.GiveBack();
        await Assertions.Expect(window.Page.Locator(".upload[data-state=idle]")).ToBeVisibleAsync();
    }

    private static async Task ReloadAsync(ProductPage window, TcpGremlin gremlin, string clip)
    {
        await window.Page.ReloadAsync();
        gremlin.Weather.BytesPerSecond = 0; // Not before: the rest would arrive while the page is being left.
        await OpenFieldAsync(window);
        await Assertions.Expect(window.Page.Locator("[data-part=unfinished] li")).ToContainTextAsync("생일 파티.mp4");
        await LookAtAsync(window, "upload-unfinished");
        gremlin.Weather.BytesPerSecond = SlowBytesPerSecond;
        var chooser = await window.Page.RunAndWaitForFileChooserAsync(() => window.Page.Locator("[data-part=unfinished] button").First.ClickAsync());
        await chooser.SetFilesAsync(clip);
        await Assertions.Expect(window.Page.Locator("[data-part=sending]")).ToHaveAttributeAsync("data-from", Some());
    }

    /// <summary>The new process knows no circuit of the old one: the page is loaded anew, but only when the upload has arrived.</summary>
    private static async Task RestartAsync(ProductPage window, ProductProcess product, TcpGremlin gremlin)
    {
        await product.Kill9Async();
        gremlin.Weather.BytesPerSecond = 0;
        await Assertions.Expect(window.Page.Locator("[data-part=line]")).ToContainTextAsync(BySelf(window));
        await product.StartAgainAsync();
        await window.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))"); // It need not wait for its next try.
        await window.Page.WaitForURLAsync("**/cameras/new?upload=*");
    }

    private static string BySelf(ProductPage window) => window.Viewer.Language == "ko" ? "저절로 이어서 올려요" : "by itself";

    private static async Task PercentAsync(ProductPage window, int percent) =>
        await window.Page.WaitForFunctionAsync("wanted => document.querySelector('[data-part=bar]').value >= wanted", percent);

    private static async Task LookAtAsync(ProductPage window, string name)
    {
        await window.AssertNoSidewaysScrollAsync();
        Assert.Empty(await window.AxeFindingsAsync());
        await window.ScreenshotAsync(name, fullPage: true);
    }

    private static async Task AssertKeptAsync(ProductProcess product, string clip)
    {
        var bytes = await File.ReadAllBytesAsync(clip, Token);
        var kept = Directory.GetFiles(Path.Combine(product.DataPath, "uploads"));
        Assert.Equal(ViewerSetting.Opposites.Count(), kept.Length);
        foreach (var file in kept)
        {
            Assert.Equal(bytes, await File.ReadAllBytesAsync(file, Token));
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(product.DataPath, "arriving")));
        var cameras = (await product.Api.GetAsync("cameras")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(kept.Length, cameras.Length);
        Assert.All(cameras, static camera =>
        {
            Assert.Equal("생일 파티", camera.GetProperty("name").GetString());
            Assert.False(camera.GetProperty("source").GetProperty("loop").GetBoolean());
        });
    }

    /// <summary>A percentage that is not nothing.</summary>
    [GeneratedRegex("^[1-9]")]
    private static partial Regex Some();
}
