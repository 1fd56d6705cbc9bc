using System.Globalization;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace DailyCam.Web.Components.Shared;

/// <summary>
/// The language of one circuit. It begins as that of its request; when somebody chooses another, the whole page is drawn anew in it and the document stays, with a picture that plays in it.
/// One per circuit, on the circuit's own thread only.
/// </summary>
public sealed class ViewerLanguage : CircuitHandler
{
    private CultureInfo? chosen;

    /// <summary>Everything that is drawn must be drawn anew.</summary>
    public event Action? Changed;

    /// <summary>How often it was changed: a part of the page that has this as its key is made anew each time, and with it the clocks and words it keeps.</summary>
    public int Edition { get; private set; }

    /// <summary>A language that DailyCam does not have changes nothing.</summary>
    public async Task ChangeAsync(string language)
    {
        if (!DailyCamHost.Languages.Contains(language, StringComparer.Ordinal))
        {
            return;
        }

        chosen = CultureInfo.GetCultureInfo(language);
        Edition++;
        Use(chosen);

        // The call that brought the choice still draws in its own culture when this returns to it. What runs after the yield is a turn of its own, and draws at once in the new one.
        await Task.Yield();
        Changed?.Invoke();
    }

    /// <summary>The connection brings the culture of the request that opened it, until it is opened again: from a choice on, the choice counts.</summary>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (chosen is not null)
        {
            Use(chosen);
        }

        await next(context);
    };

    private static void Use(CultureInfo culture) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
}
