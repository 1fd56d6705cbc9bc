using System.Globalization;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>The question about one archive segment. Pure: the same facts give the same text, in any culture.</summary>
public static class SegmentPrompt
{
    /// <summary>Part of the key under which answers are kept; another text needs another version.</summary>
    public const string Version = "segment-1";

    /// <summary>More incidents in ten minutes are one incident that flickers; the model sees it anyway.</summary>
    private const int MostKnown = 30;

    private static readonly string Instruction = PromptFile.Read($"{Version}.txt");
    private static readonly string Question = PromptFile.Read($"{Version}.question.txt");
    private static readonly string Schema = PromptFile.Read($"{Version}.schema.json");
    private static readonly Dictionary<int, string> Stages = PromptFile.Read($"{Version}.stages.txt")
        .Split('\n')
        .Select(static line => line.Split('|', 2))
        .ToDictionary(static parts => int.Parse(parts[0], CultureInfo.InvariantCulture), static parts => parts[1]);

    public static RenderedPrompt Render(PromptFacts facts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = facts.StartsAt.ToString("dddd, yyyy-MM-dd 'at' HH:mm:ss '(UTC'zzz')'", CultureInfo.InvariantCulture),
            ["seconds"] = facts.Seconds.ToString(CultureInfo.InvariantCulture),
            ["camera"] = CameraView.Write(facts.Place, facts.Mounting),
            ["sound"] = facts.HasSound ? "yes" : "none, so report nothing that can only be heard",
            ["child"] = Child(facts),
            ["masks"] = Masks(facts.Zones),
            ["zones"] = Zones(facts.Zones),
            ["people"] = PeopleCount.Write(facts.People, facts.Seconds),
            ["known"] = Known(facts),
        };
        return new RenderedPrompt(Version, Instruction, PromptTemplate.Fill(Question, values), Schema);
    }

    private static string Child(PromptFacts facts)
    {
        if (facts.AgeMonths is not { } months || months < 0)
        {
            return "between 0 and 5 years old; the family did not say more";
        }

        var age = string.Create(CultureInfo.InvariantCulture, $"{months} {(months == 1 ? "month" : "months")} old");
        return facts.AgeStage is { } stage && Stages.TryGetValue(stage, out var words) ? $"{age}. At this age a child {words}" : age;
    }

    private static string Masks(IReadOnlyList<Zone> zones)
    {
        var masks = zones.Where(static zone => zone.Kind == ZoneKind.Mask).Select(static zone => PromptData.Corners(zone.Points)).ToList();
        return masks.Count == 0 ? "nothing" : $"corners in percent of the picture from its top left: {string.Join("; ", masks)}";
    }

    private static string Zones(IReadOnlyList<Zone> zones)
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
