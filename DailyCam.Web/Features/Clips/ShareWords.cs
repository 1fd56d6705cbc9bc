using System.Globalization;
using DailyCam.Core.Archive;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Clips;

/// <summary>Times on the page of a link. Nothing runs there, so nobody tells the visitor's zone: they are in that of the home, and say so.</summary>
public sealed class ShareWords(IStringLocalizer<ClipsText> texts, TimeZoneInfo zone)
{
    public string When(Export export)
    {
        var (from, to) = (Local(export.FromAt), Local(export.ToAt));
        return texts["Share.Page.When", from.ToString("F", CultureInfo.CurrentCulture), to.ToString(from.Date == to.Date ? "T" : "F", CultureInfo.CurrentCulture), Offset(from)];
    }

    public string Until(ShareLink link)
    {
        var end = Local(link.ExpiresAt);
        return texts["Share.Page.Until", end.ToString("f", CultureInfo.CurrentCulture), Offset(end)];
    }

    private static string Offset(DateTimeOffset at) => $"UTC{at.ToString("zzz", CultureInfo.InvariantCulture)}";

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
