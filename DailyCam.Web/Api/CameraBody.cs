using DailyCam.Core;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>A camera as a program sends it. Words of a fixed set come as text, so that a wrong one gets a sentence instead of a parser's complaint.</summary>
internal sealed record CameraBody(
    string? Name,
    SourceBody? Source,
    bool? IsOn,
    bool? Recording,
    bool? Detection,
    bool? Analysis,
    int? RetentionDays,
    double? MaxGigabytes,
    string? Mounting,
    string? Location,
    IReadOnlyList<string>? Analyzers,
    IReadOnlyDictionary<string, bool>? Consents)
{
    /// <summary>What is allowed and forbidden by this body, by the names of the analyzers; a name that needs no consent is a problem.</summary>
    public (IReadOnlyList<(string Analyzer, bool IsGiven)> Clean, Problem? Problem) ReadConsents()
    {
        var clean = (Consents ?? new Dictionary<string, bool>(StringComparer.Ordinal))
            .Select(static pair => (Analyzer: ConsentTexts.Analyzers.FirstOrDefault(name => string.Equals(name, pair.Key, StringComparison.OrdinalIgnoreCase)), IsGiven: pair.Value))
            .ToList();
        return clean.Exists(static pair => pair.Analyzer is null)
            ? ([], new Problem("ConsentUnknown", "consents"))
            : ([.. clean.Select(static pair => (pair.Analyzer!, pair.IsGiven))], null);
    }

    public CameraDraft ToDraft() => new()
    {
        Name = Name,
        Source = Source?.ToDraft(),
        IsOn = IsOn ?? true,
        Recording = Recording ?? true,
        Detection = Detection ?? true,
        Analysis = Analysis ?? true,
        Analyzers = Analyzers ?? AnalyzerNames.OnlyLocal,
        RetentionDays = RetentionDays,
        MaxGigabytes = MaxGigabytes,
        Mounting = Mounting is null ? CameraMounting.High : SourceBody.Word<CameraMounting>(Mounting),
        Location = Location,
    };

    /// <summary>For a change: what the body leaves out stays as it is, but limits and place, which null takes away.</summary>
    public CameraDraft ToDraft(Camera stored) => ToDraft() with
    {
        Name = Name ?? stored.Name,
        Source = Source?.ToDraft() ?? CameraDrafts.Of(stored.Source),
        IsOn = IsOn ?? stored.IsOn,
        Recording = Recording ?? stored.Recording,
        Detection = Detection ?? stored.Detection,
        Analysis = Analysis ?? stored.Analysis,
        Analyzers = Analyzers ?? stored.Analyzers,
        Mounting = Mounting is null ? stored.Mounting : SourceBody.Word<CameraMounting>(Mounting),
    };
}
