using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>Says where a camera looks and from where. Pure.</summary>
internal static class CameraView
{
    public static string Write(string? place, CameraMounting mounting)
    {
        var where = string.IsNullOrWhiteSpace(place) ? "in a room that the family did not name" : $"in {PromptData.Quote(place)}";
        return mounting switch
        {
            CameraMounting.Level => $"{where}, at the height of a table, looking straight ahead",
            CameraMounting.High => $"{where}, high up, looking down at an angle",
            CameraMounting.TopDown => $"{where}, at the ceiling, looking straight down: somebody who lies looks as if upright",
            _ => where,
        };
    }
}
