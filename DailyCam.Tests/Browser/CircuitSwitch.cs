using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>Takes a page's circuit away and gives it back, and leaves the rest of its connection alone. Made before the page is opened.</summary>
public sealed class CircuitSwitch
{
    private IWebSocketRoute? socket;
    private bool isAway;

    private CircuitSwitch()
    {
    }

    public static async Task<CircuitSwitch> AttachAsync(ProductPage page)
    {
        var made = new CircuitSwitch();
        await page.Page.RouteWebSocketAsync(new Regex("_blazor"), made.Meet);

        // Without this the circuit would go on by long polling, which is no loss at all.
        await page.Page.RouteAsync(new Regex("_blazor/"), route => made.isAway ? route.AbortAsync() : route.ContinueAsync());
        return made;
    }

    /// <summary>None comes about from now on; the one that is there is cut, or lost by other means.</summary>
    public async Task TakeAwayAsync(bool isCut = true)
    {
        Assert.NotNull(socket);
        isAway = true;
        if (isCut)
        {
            await socket.CloseAsync();
        }
    }

    public void GiveBack() => isAway = false;

    private void Meet(IWebSocketRoute route)
    {
        if (isAway)
        {
            _ = route.CloseAsync();
            return;
        }

        route.ConnectToServer();
        socket = route;
    }
}
