namespace DailyCam.Core.Housekeeping;

/// <summary>
/// How many days recordings will reach back once every rule has come to bear, if each camera goes on as in the past week. Pure. Days and gigabytes bound each camera by itself; when all of them
/// together do not fit on the disk, the oldest of all go, so that every camera is cut at the same age.
/// </summary>
public sealed record StorageForecast
{
    public required IReadOnlyList<CameraForecast> Cameras { get; init; }

    /// <summary>What is certain for every camera that records: the fewest days of any. Null when none is known.</summary>
    public double? Days => Cameras.Min(static camera => camera.Days);

    /// <summary>What the recordings will take on the disk, without what is kept for incidents.</summary>
    public double Bytes => Cameras.Sum(static camera => camera.Bytes);

    public static StorageForecast Of(StorageOutlook outlook)
    {
        var alone = outlook.Cameras.Select(Alone).ToList();
        var room = outlook.RoomBytes - outlook.Cameras.Sum(static camera => camera.KeptBytes);
        if (room is not { } fits || alone.Sum(static camera => camera.Bytes) <= fits)
        {
            return new StorageForecast { Cameras = alone };
        }

        var most = MostDays(alone, Math.Max(0, fits));
        return new StorageForecast { Cameras = [.. alone.Select(camera => Cut(camera, most))] };
    }

    /// <summary>By the camera's own rules. The newest hour is never deleted for room.</summary>
    private static CameraForecast Alone(CameraOutlook camera)
    {
        if (camera.BytesPerDay is not > 0)
        {
            return new CameraForecast(camera.Id, null, RetentionReason.Age, 0);
        }

        var rate = camera.BytesPerDay.Value;
        var byLimit = camera.MaxBytes is { } most ? Math.Max(RetentionPlan.Floor.TotalDays, (most - camera.KeptBytes) / rate) : double.PositiveInfinity;
        var days = Math.Min(camera.Days, byLimit);
        return new CameraForecast(camera.Id, days, byLimit < camera.Days ? RetentionReason.CameraLimit : RetentionReason.Age, days * rate);
    }

    private static CameraForecast Cut(CameraForecast camera, double most) =>
        camera.Days is { } days && days > most ? camera with { Days = most, EndsBy = RetentionReason.FreeSpace, Bytes = camera.Bytes / days * most } : camera;

    /// <summary>The age at which all of them fit: a camera that ends earlier by itself leaves its room to the others.</summary>
    private static double MostDays(IEnumerable<CameraForecast> alone, double room)
    {
        var recording = alone.Where(static camera => camera.Days is not null).OrderBy(static camera => camera.Days).ToList();
        var rate = recording.Sum(static camera => camera.Bytes / camera.Days!.Value);
        foreach (var camera in recording)
        {
            if (camera.Days * rate > room)
            {
                return Math.Max(room / rate, RetentionPlan.Floor.TotalDays);
            }

            room -= camera.Bytes;
            rate -= camera.Bytes / camera.Days!.Value;
        }

        return double.PositiveInfinity;
    }
}
