using System.Globalization;
using Microsoft.JSInterop;

namespace DailyCam.Web.Components.Shared;

/// <summary>
/// A part of a page that lives in the browser: begun by a function of a module of ours, which gives a handle with <c>destroy()</c>. Ended by that handle, because by then its element is no longer in
/// the document; a part that was still beginning when its page was left ends as soon as it is there. On the page's own thread only.
/// </summary>
internal sealed class BrowserPart(string module, string begin) : IAsyncDisposable
{
    private IJSObjectReference? script;
    private IJSObjectReference? part;
    private int tries;
    private bool isBeginning;
    private bool isLeft;

    /// <summary>Whether its handle is there.</summary>
    public bool HasBegun => part is not null;

    /// <summary>Once, after the first drawing; again only when it did not begin.</summary>
    /// <param name="arguments">As the function of the module takes them.</param>
    public async Task BeginAsync(IJSRuntime browser, params object?[] arguments)
    {
        isBeginning = true;
        try
        {
            script = await browser.InvokeAsync<IJSObjectReference>("import", NextName());
            if (!isLeft)
            {
                // Sent before the drawing that takes the part's element away; after it there would be nothing to begin on.
                part = await script.InvokeAsync<IJSObjectReference>(begin, arguments);
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // Left before the page was ready.
        }
        finally
        {
            isBeginning = false;
        }

        if (isLeft)
        {
            await EndAsync();
        }
    }

    /// <summary>Calls a function of the handle; nothing while there is none.</summary>
    public async Task TellAsync(string function, params object?[] arguments)
    {
        if (part is not null)
        {
            await part.InvokeVoidAsync(function, arguments);
        }
    }

    /// <summary>Asks a function of the handle; the default while there is none.</summary>
    public async Task<T?> AskAsync<T>(string function, params object?[] arguments) =>
        part is null ? default : await part.InvokeAsync<T>(function, arguments);

    public async ValueTask DisposeAsync()
    {
        isLeft = true;
        if (!isBeginning)
        {
            await EndAsync();
        }
    }

    /// <summary>Browsers remember for as long as a page lives that a module could not be fetched, and do not ask again for the same name.</summary>
    private string NextName() => tries++ == 0 ? module : string.Create(CultureInfo.InvariantCulture, $"{module}?again={tries}");

    private async Task EndAsync()
    {
        try
        {
            if (part is not null)
            {
                await part.InvokeVoidAsync("destroy");
                await part.DisposeAsync();
            }

            if (script is not null)
            {
                await script.DisposeAsync();
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException)
        {
            // The circuit is gone, or went while it was asked; what is in the browser stays until the page goes.
        }
    }
}
