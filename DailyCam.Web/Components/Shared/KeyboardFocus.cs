using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DailyCam.Web.Components.Shared;

/// <summary>Puts the keyboard's focus where a page wants it, as far as that is still there.</summary>
internal static class KeyboardFocus
{
    public static async Task TakeFocusAsync(this ElementReference element, bool preventScroll = false)
    {
        try
        {
            await element.FocusAsync(preventScroll);
        }
        catch (JSException)
        {
            // It went in the same moment.
        }
        catch (JSDisconnectedException)
        {
            // The page was left.
        }
    }
}
