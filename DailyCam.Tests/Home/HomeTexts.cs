using System.Globalization;
using DailyCam.Tests.Reports;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Home;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Home;

/// <summary>The first page's own words at a moment in Seoul, in a language of choice.</summary>
internal static class HomeTexts
{
    public static readonly DateTimeOffset Now = ReportDay.At("15:12:08");

    private static readonly ResourceManagerStringLocalizerFactory Factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<HomeText> Home { get; } = new StringLocalizer<HomeText>(Factory);

    public static IStringLocalizer<SharedText> Shared { get; } = new StringLocalizer<SharedText>(Factory);

    public static HomeWords Words { get; } = new(Home, Shared, ReportDay.Seoul, Now);

    public static T In<T>(string language, Func<T> say)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
