using System.Globalization;
using System.Text.RegularExpressions;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Reports;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Reports;

/// <summary>The product's own texts, in a language of choice.</summary>
internal static partial class ReportTexts
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

    /// <summary>Numbers and times of a sentence as it is written, in order; without a model's own words, which are judged by <c>BilingualFacts</c>.</summary>
    public static List<string> FactsIn(this CitedSentence sentence, string language)
    {
        var text = sentence.Say(language);
        foreach (var words in sentence.Facts.OfType<Bilingual>())
        {
            text = text.Replace(words.In(language), string.Empty, StringComparison.Ordinal);
        }

        var clock = language == "ko" ? KoreanTime() : EnglishTime();
        var times = clock.Matches(text).Select(static match =>
        {
            var hour = (int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture) % 12) + (match.Groups["half"].Value is "오후" or "PM" ? 12 : 0);
            return $"{hour:00}:{match.Groups["rest"].Value}";
        });
        return [.. times.Concat(Number().Matches(clock.Replace(text, " ")).Select(static match => match.Value)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?<half>오전|오후)\s(?<h>\d{1,2}):(?<rest>\d\d(:\d\d)?)")]
    private static partial Regex KoreanTime();

    [GeneratedRegex(@"(?<h>\d{1,2}):(?<rest>\d\d(:\d\d)?)\s(?<half>AM|PM)")]
    private static partial Regex EnglishTime();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
