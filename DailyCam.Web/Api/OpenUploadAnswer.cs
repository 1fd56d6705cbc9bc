using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>An unfinished upload in parts.</summary>
/// <param name="Offset">Bytes that have arrived: where the next part begins.</param>
/// <param name="PartBytes">A good size of a part.</param>
/// <param name="EndsAt">When it is deleted unless something more arrives.</param>
internal sealed record OpenUploadAnswer(UploadId Id, string Name, long Bytes, string? Mark, long Offset, int PartBytes, DateTimeOffset EndsAt)
{
    public static OpenUploadAnswer Of(OpenUpload upload, TimeSpan keptFor) =>
        new(upload.Id, upload.Name, upload.Bytes, upload.Mark, upload.Offset, UploadParts.PartBytes, upload.TouchedAt + keptFor);
}
