using System.Collections.Concurrent;
using System.Globalization;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>The question about one archive segment. Pure: the same facts give the same text, in any culture.</summary>
public static class SegmentPrompt
{
    /// <summary>Part of the key under which answers are kept; another text needs another version.</summary>
    public const string Version = "segment-2";

    /// <summary>What the name of every version begins with; a number follows.</summary>
    internal const string Family = "segment-";

    /// <summary>More incidents in ten minutes are one incident that flickers; the model sees it anyway.</summary>
    private const int MostKnown = 30;

    private static readonly ConcurrentDictionary<string, PromptEdition> Editions = new(StringComparer.Ordinal);

    /// <summary>Every version that can be asked with, the present one and those before it, in order of their names.</summary>
    public static IReadOnlyList<string> Versions { get; } = PromptEdition.Versions(Family);

    public static RenderedPrompt Render(PromptFacts facts) => Render(facts, Version);

    /// <summary>The same facts in the words of another version, for a comparison.</summary>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public static RenderedPrompt Render(PromptFacts facts, string version)
    {
        var edition = Editions.GetOrAdd(version, PromptEdition.Read);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = facts.StartsAt.ToString("dddd, yyyy-MM-dd 'at' HH:mm:ss '(UTC'zzz')'", CultureInfo.InvariantCulture),
            ["seconds"] = facts.Seconds.ToString(CultureInfo.InvariantCulture),
            ["camera"] = CameraView.Write(facts.Place, facts.Mounting),
            ["sound"] = facts.HasSound ? "yes" : "none, so report nothing that can only be heard",
            ["child"] = Child(facts, edition.Stages),
            ["masks"] = Masks(facts.Zones),
            ["home"] = HomeWords.Write(facts.Home),
            ["zones"] = Zones(facts.Zones),
            ["people"] = PeopleCount.Write(facts.People, facts.Seconds),
            ["known"] = Known(facts),
        };
        return new RenderedPrompt(version, edition.Instruction, PromptTemplate.Fill(edition.Question, values), edition.Schema);
    }

    internal static string Child(PromptFacts facts, IReadOnlyDictionary<int, string> stages)
    {
        if (facts.AgeMonths is not { } months || months < 0)
        {
            return "between 0 and 5 years old; the family did not say more";
        }

        var age = string.Create(CultureInfo.InvariantCulture, $"{months} {(months == 1 ? "month" : "months")} old");
        return facts.AgeStage is { } stage && stages.TryGetValue(stage, out var words) ? $"{age}. At this age a child {words}" : age;
    }

    internal static string Masks(IReadOnlyList<Zone> zones)
    {
        var masks = zones.Where(static zone => zone.Kind == ZoneKind.Mask).Select(static zone => PromptData.Corners(zone.Points)).ToList();
        return masks.Count == 0 ? "nothing" : $"corners in percent of the picture from its top left: {string.Join("; ", masks)}";
    }

    internal static string Zones(IReadOnlyList<Zone> zones)
    {
        var lines = zones.Where(static zone => zone.Kind == ZoneKind.Danger).Select(static zone => $"- {PromptData.Quote(zone.Name)}, corners in percent of the picture from its top left: {PromptData.Corners(zone.Points)}").ToList();
        return lines.Count == 0 ? "- none" : string.Join('\n', lines);
    }

    private static string Known(PromptFacts facts)
    {
        var lines = facts.Known.Where(known => known.Second >= 0 && known.Second <= facts.Seconds)
            .OrderBy(static known => known.Second)
            .Take(MostKnown)
            .Select(static known => string.Create(CultureInfo.InvariantCulture, $"- second {known.Second}: {PromptData.Quote(known.What)}"))
            .ToList();
        return lines.Count == 0 ? "- nothing" : string.Join('\n', lines);
    }
}
