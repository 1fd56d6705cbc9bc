using System.Text.Json;

namespace DailyCam.Tests.Analysis.Snapshots;

/// <summary>Answers about one picture as a model writes them.</summary>
internal static class SnapshotWords
{
    public static string Answer(string grade = "safe", string category = "other", string device = "cannot_tell", string adult = "no", double certainty = 0.7) => JsonSerializer.Serialize(new
    {
        observation = new { korean = "아이가 소파 등받이에 올라서 있어요.", english = "The child stands on the back of the sofa." },
        adultPresent = adult,
        safetyDevice = device,
        category,
        grade,
        certainty,
        title = new { korean = grade is "warning" or "danger" ? "소파 위에 서 있어요" : string.Empty, english = grade is "warning" or "danger" ? "Standing on the sofa" : string.Empty },
        advice = new { korean = grade is "warning" or "danger" ? "지금 가서 내려 주세요." : string.Empty, english = grade is "warning" or "danger" ? "Go and take the child down now." : string.Empty },
    });
}
