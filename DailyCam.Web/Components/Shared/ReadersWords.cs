using System.Globalization;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Web.Components.Shared;

/// <summary>What a model wrote in both languages, in the reader's.</summary>
public static class ReadersWords
{
    public static string Read(this Bilingual words) => words.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>Whether it must be said if a second look saw it too: what local vision or a person found needs none.</summary>
    public static bool SaysWhetherVerified(this Incident incident) => incident.Verification is IncidentVerification.Verified or IncidentVerification.Unverified;
}
