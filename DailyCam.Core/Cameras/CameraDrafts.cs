namespace DailyCam.Core.Cameras;

/// <summary>The draft that would leave a stored camera as it is: what an edit page starts from.</summary>
public static class CameraDrafts
{
    public static CameraDraft Of(Camera camera) => new()
    {
        Name = camera.Name,
        Source = Of(camera.Source),
        IsOn = camera.IsOn,
        Recording = camera.Recording,
        Detection = camera.Detection,
        Analysis = camera.Analysis,
        Analyzers = camera.Analyzers,
        RetentionDays = camera.RetentionDays,
        MaxGigabytes = camera.MaxGigabytes,
        Mounting = camera.Mounting,
        Location = camera.Location,
    };

    /// <summary>Without the password, which is kept.</summary>
    public static SourceDraft Of(CameraSource source) => new()
    {
        Kind = source.Kind,
        Url = source.Url,
        SubUrl = source.SubUrl,
        User = source.User,
        UploadId = source.UploadId,
        Loop = source.Loop,
        Speed = source.Speed,
    };
}
