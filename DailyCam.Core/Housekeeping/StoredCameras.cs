using DailyCam.Core.Cameras;

namespace DailyCam.Core.Housekeeping;

/// <summary>Adds up what each camera has stored and how much comes to it. Pure.</summary>
internal static class StoredCameras
{
    /// <summary>A whole week has its working days and its weekend.</summary>
    private static readonly TimeSpan Measured = TimeSpan.FromDays(7);

    /// <summary>Less says nothing of a day.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    /// <summary>Those that exist in their order, then those that were deleted and still have recordings.</summary>
    public static IReadOnlyList<StoredCamera> Of(IReadOnlyList<Camera> cameras, IReadOnlyList<RetentionCandidate> segments, DateTimeOffset now)
    {
        var byCamera = segments.ToLookup(static segment => segment.Camera);
        var gone = byCamera.Select(static own => own.Key).Except(cameras.Select(static camera => camera.Id)).OrderBy(static id => id.Value, StringComparer.Ordinal);
        return
        [
            .. cameras.Select(camera => Of(camera.Id, byCamera[camera.Id], now) with
            {
                Name = camera.Name, RetentionDays = camera.RetentionDays, MaxGigabytes = camera.MaxGigabytes, IsRecorded = camera is { IsOn: true, Recording: true },
            }),
            .. gone.Select(id => Of(id, byCamera[id], now)),
        ];
    }

    private static StoredCamera Of(CameraId id, IEnumerable<RetentionCandidate> segments, DateTimeOffset now)
    {
        var own = segments.ToList();
        return new StoredCamera
        {
            Id = id,
            Files = own.Count,
            Bytes = own.Sum(static segment => segment.SizeBytes),
            KeptBytes = own.Where(static segment => segment.IsKept).Sum(static segment => segment.SizeBytes),
            OldestAt = own.Count == 0 ? null : own.Min(static segment => segment.StartAt),
            BytesPerDay = PerDay(own, now),
        };
    }

    /// <summary>By the calendar and not by the time that was recorded: a camera that is off at night records half a day in a day.</summary>
    private static double? PerDay(List<RetentionCandidate> segments, DateTimeOffset now)
    {
        // What is kept may lie alone far before everything else, and says nothing of how much comes.
        var recent = segments.Where(segment => segment.EndAt > now - Measured && segment.StartAt < now).ToList();
        if (recent.Count == 0)
        {
            return null;
        }

        // From the oldest that is still there: what was deleted of the week must not count as if nothing had been recorded.
        var from = recent.Min(static segment => segment.StartAt);
        var span = now - (from > now - Measured ? from : now - Measured);
        return span < Least ? null : recent.Sum(static segment => segment.SizeBytes) / span.TotalDays;
    }
}
