using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace DailyCam.Web.Features.Account;

/// <summary>Somebody of the family.</summary>
public sealed class AppUser : IdentityUser
{
    /// <summary>Longest user name; it stands in a small menu.</summary>
    public const int MaxNameLength = 40;

    /// <summary>The language they chose last, on whichever device; how it goes together with a device's own is told at <see cref="ViewerChoices"/>. Null: they never chose.</summary>
    public string? Language { get; set; }

    public ViewerTheme Theme { get; set; }

    /// <summary>When they said that they need the list of first steps no more; null while it is shown until it is done.</summary>
    public DateTimeOffset? ChecklistDismissedAt { get; set; }
}
