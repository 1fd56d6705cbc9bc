using System.Text.Json;
using DailyCam.Core.Timeline;

namespace DailyCam.Web.Api;

/// <summary>What a sheet of small pictures shows, beside the JPEG itself: it travels in the header <see cref="Header"/>. <paramref name="Seconds"/> count from <paramref name="From"/>, one for each picture, row by row.</summary>
internal sealed record SheetAnswer(DateTimeOffset From, DateTimeOffset To, int Columns, int Width, int Height, IReadOnlyList<double> Seconds)
{
    public const string Header = "DailyCam-Sheet";

    public static SheetAnswer Of(PreviewSheet sheet) => new(
        sheet.FromAt, sheet.ToAt, PreviewSheet.Columns, PreviewSheet.Width, PreviewSheet.Height, [.. sheet.TakenAt.Select(at => Math.Round((at - sheet.FromAt).TotalSeconds, 3))]);

    /// <summary>Numbers and instants alone, so it is plain ASCII.</summary>
    public string Text() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
