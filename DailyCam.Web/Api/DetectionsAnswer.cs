using DailyCam.Core.Detection;

namespace DailyCam.Web.Api;

/// <summary>
/// What local vision saw last, with the time of the picture it saw it on (the server's clock, as live pictures carry it) and its age, so that nobody needs that clock. Boxes are shares of the picture, 0 to 1 from the top left.
/// </summary>
internal sealed record DetectionsAnswer(VisionState State, DateTimeOffset? TakenAt, double? SecondsAgo, IReadOnlyList<DetectionsAnswer.Item> Objects)
{
    public static DetectionsAnswer Of(DetectionsNow detections, DateTimeOffset now) => new(
        detections.State,
        detections.Newest?.TakenAt,
        detections.Newest is { } newest ? Math.Max(0, (now - newest.TakenAt).TotalSeconds) : null,
        [.. (detections.Newest?.Detections ?? []).Select(static seen => new Item(seen.Label, seen.Score, seen.Box.X, seen.Box.Y, seen.Box.Width, seen.Box.Height))]);

    internal sealed record Item(string Label, float Score, float X, float Y, float Width, float Height);
}
