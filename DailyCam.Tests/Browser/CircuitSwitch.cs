using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace DailyCam.Tests.Browser;

/// <summary>Takes a page's circuit away and gives it back, and leaves the rest of its connection alone. Made before the page is opened.</summary>
public sealed class CircuitSwitch
{
    private IWebSocketRoute? socket;
    private volatile bool isAway;
    private volatile bool isSilent;

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

    /// <summary>Nothing comes through any more, and nobody says that: as when a phone leaves the house.</summary>
    public void FallSilent() => isSilent = true;

    public void GiveBack() => (isAway, isSilent) = (false, false);

    private void Meet(IWebSocketRoute route)
    {
        if (isAway)
        {
            _ = route.CloseAsync();
            return;
        }

        var server = route.ConnectToServer();
        route.OnMessage(frame => Pass(frame, server));
        server.OnMessage(frame => Pass(frame, route));
        socket = route;
    }

    private void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (isSilent)
        {
            return;
        }

        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text!);
        }
    }
}
