using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

internal sealed record UploadAnswer(
    UploadId Id, string FileName, long Bytes, double DurationSeconds, int Width, int Height, string VideoCodec, string? AudioCodec, DateTimeOffset UploadedAt)
{
    public static UploadAnswer Of(UploadedVideo video) => new(
        video.Id, video.FileName, video.Bytes, video.Duration.TotalSeconds, video.Width, video.Height, video.VideoCodec, video.AudioCodec, video.UploadedAt);
}
