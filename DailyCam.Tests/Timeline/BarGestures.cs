using DailyCam.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Timeline;

/// <summary>What hands do on the bar of a day.</summary>
internal static class BarGestures
{
    public static async Task WheelAsync(ProductPage window)
    {
        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(track.X + (track.Width / 2), track.Y + (track.Height / 2));
        await window.Page.Mouse.WheelAsync(0, -300);
    }

    /// <summary>Two fingers that go apart; the page itself must not be made larger by them.</summary>
    public static async Task PinchAsync(ProductPage window)
    {
        var track = (await window.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        var y = track.Y + track.Height - 15;
        var touch = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await TouchAsync(touch, "touchStart", (track.X + 150, y));
        await TouchAsync(touch, "touchStart", (track.X + 150, y), (track.X + 200, y));
        for (var step = 1; step <= 10; step++)
        {
            await TouchAsync(touch, "touchMove", (track.X + 150 - (step * 5), y), (track.X + 200 + (step * 5), y));
        }

        await TouchAsync(touch, "touchEnd");
        await touch.DetachAsync();
        Assert.Equal(1, await window.Page.EvaluateAsync<double>("() => window.visualViewport.scale"));
    }

    /// <summary>Takes something by its middle and draws it along: with the mouse, on a phone with a finger.</summary>
    public static async Task DrawAsync(ProductPage window, ILocator what, float byX, float byY)
    {
        var box = (await what.BoundingBoxAsync())!;
        Assert.True(Math.Min(box.Width, box.Height) >= 44, $"a finger has {box.Width}x{box.Height}");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        if (!window.Viewer.Phone)
        {
            await window.Page.Mouse.MoveAsync(x, y);
            await window.Page.Mouse.DownAsync();
            await window.Page.Mouse.MoveAsync(x + byX, y + byY, new() { Steps = 10 });
            await window.Page.Mouse.UpAsync();
            return;
        }

        var touch = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await TouchAsync(touch, "touchStart", (x, y));
        for (var step = 1; step <= 10; step++)
        {
            await TouchAsync(touch, "touchMove", (x + (byX * step / 10), y + (byY * step / 10)));
        }

        await TouchAsync(touch, "touchEnd");
        await touch.DetachAsync();
    }

    private static Task<System.Text.Json.JsonElement?> TouchAsync(ICDPSession touch, string type, params (float X, float Y)[] places) => touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["type"] = type,
        ["touchPoints"] = places.Select(static (place, id) => new Dictionary<string, object>(StringComparer.Ordinal) { ["x"] = place.X, ["y"] = place.Y, ["id"] = id }).ToArray(),
    });
}
