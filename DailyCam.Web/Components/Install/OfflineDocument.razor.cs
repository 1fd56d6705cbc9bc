using Microsoft.AspNetCore.Components;

namespace DailyCam.Web.Components.Install;

/// <summary>A document of its own, without the frame, without a circuit, and without anything that is known of anybody: it lies in the cache of every browser that was signed in once.</summary>
public sealed partial class OfflineDocument
{
    /// <summary>Every text of the page.</summary>
    internal static IReadOnlyList<string> Keys { get; } =
    [
        "Offline.Title", "Offline.Blind", "Offline.Since", "Offline.Network", "Offline.Computer", "Offline.Recording", "Offline.Retry", "Offline.Next", "Offline.Trying",
    ];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;
}
