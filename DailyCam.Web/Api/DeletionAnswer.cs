using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Recordings that were deleted: an unbroken stretch of one camera.</summary>
/// <param name="Reason">Stable word.</param>
/// <param name="Limit">The number behind it: the camera's days or gigabytes, or the gigabytes kept free.</param>
/// <param name="Text">The reason in the caller's language.</param>
/// <param name="From">Of what was recorded.</param>
/// <param name="Began">When the first of its files was deleted.</param>
/// <param name="Deleted">When the last one was.</param>
internal sealed record DeletionAnswer(
    long Id, CameraId Camera, RetentionReason Reason, double? Limit, string Text, DateTimeOffset From, DateTimeOffset To, int Files, long Bytes, DateTimeOffset Began, DateTimeOffset Deleted)
{
    public static DeletionAnswer Of(Deletion row, IStringLocalizer<SharedText> texts) => new(
        row.Id, row.CameraId, row.Reason, row.Limit, texts.Because(row.Reason, row.Limit), row.FromAt, row.ToAt, row.Files, row.Bytes, row.BeganAt, row.DeletedAt);
}
