using System.Globalization;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>The question about a single picture of what goes on now. Pure: the same facts give the same text, in any culture.</summary>
public static class SnapshotPrompt
{
    /// <summary>Part of the key under which answers are kept; another text needs another version.</summary>
    public const string Version = "snapshot-2";

    /// <summary>More at one moment is one incident that flickers.</summary>
    private const int MostKnown = 10;

    private static readonly PromptEdition Edition = PromptEdition.Read(Version);

    /// <param name="facts">
    /// Of the moment: <see cref="PromptFacts.StartsAt"/> is when the picture was taken, <see cref="PromptFacts.People"/> what was counted at that moment (empty when nobody looked), and the seconds of
    /// <see cref="PromptFacts.Known"/> are left out.
    /// </param>
    public static RenderedPrompt Render(PromptFacts facts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["taken"] = facts.StartsAt.ToString("dddd, yyyy-MM-dd 'at' HH:mm:ss '(UTC'zzz')'", CultureInfo.InvariantCulture),
            ["camera"] = CameraView.Write(facts.Place, facts.Mounting),
            ["child"] = SegmentPrompt.Child(facts, Edition.Stages),
            ["masks"] = SegmentPrompt.Masks(facts.Zones),
            ["home"] = HomeWords.Write(facts.Home),
            ["zones"] = SegmentPrompt.Zones(facts.Zones),
            ["people"] = People(facts),
            ["known"] = Known(facts),
        };
        return new RenderedPrompt(Version, Edition.Instruction, PromptTemplate.Fill(Edition.Question, values), Edition.Schema);
    }

    private static string People(PromptFacts facts) => facts.People switch
    {
        [] => "nothing: it was not looking",
        [.., { People: <= 0 }] => "nobody",
        [.., { People: 1 }] => "1 person",
        [.., var last] => string.Create(CultureInfo.InvariantCulture, $"{last.People} people"),
    };

    private static string Known(PromptFacts facts)
    {
        var lines = facts.Known.Take(MostKnown).Select(static known => $"- {PromptData.Quote(known.What)}").ToList();
        return lines.Count == 0 ? "- nothing" : string.Join('\n', lines);
    }
}
