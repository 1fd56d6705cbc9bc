using System.Globalization;
using DailyCam.Core.Reports;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Reports;

/// <summary>The product's own texts, in a language of choice.</summary>
internal static class ReportTexts
{
    private static readonly ResourceManagerStringLocalizerFactory Factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private static readonly ReportWords Words = new(new StringLocalizer<ReportsText>(Factory), new StringLocalizer<SharedText>(Factory), ReportDay.Seoul);

    public static string Say(this CitedSentence sentence, string language)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Words.Say(sentence);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
