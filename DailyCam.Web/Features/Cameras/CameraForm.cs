using DailyCam.Core.Analysis;
using DailyCam.Core.Cameras;

namespace DailyCam.Web.Features.Cameras;

/// <summary>What stands in the fields of the camera page.</summary>
public sealed class CameraForm
{
    public string? Name { get; set; }

    public string? Location { get; set; }

    public SourceKind? Kind { get; set; }

    public string? Url { get; set; }

    public string? SubUrl { get; set; }

    public string? User { get; set; }

    /// <summary>Null while nobody touched the field: the stored one is kept.</summary>
    public string? Password { get; set; }

    public UploadId? UploadId { get; set; }

    public bool Loop { get; set; } = true;

    public double Speed { get; set; } = 1;

    public bool IsOn { get; set; } = true;

    public bool Recording { get; set; } = true;

    public bool Detection { get; set; } = true;

    public bool Analysis { get; set; } = true;

    public IReadOnlyList<string> Analyzers { get; set; } = AnalyzerNames.OnlyLocal;

    public int? RetentionDays { get; set; }

    public double? MaxGigabytes { get; set; }

    public CameraMounting Mounting { get; set; } = CameraMounting.High;

    public static CameraForm Of(Camera camera) => new()
    {
        Name = camera.Name,
        Location = camera.Location,
        Kind = camera.Source.Kind == SourceKind.Unreadable ? null : camera.Source.Kind,
        Url = camera.Source.Url,
        SubUrl = camera.Source.SubUrl,
        User = camera.Source.User,
        UploadId = camera.Source.UploadId,
        Loop = camera.Source.Loop,
        Speed = camera.Source.Speed,
        IsOn = camera.IsOn,
        Recording = camera.Recording,
        Detection = camera.Detection,
        Analysis = camera.Analysis,
        Analyzers = camera.Analyzers,
        RetentionDays = camera.RetentionDays,
        MaxGigabytes = camera.MaxGigabytes,
        Mounting = camera.Mounting,
    };

    public CameraForm Copy() => (CameraForm)MemberwiseClone();

    /// <summary>Whether the same would be stored: what was typed and taken back is no change.</summary>
    public bool IsLike(CameraForm other) => Compared() == other.Compared() && Analyzers.SequenceEqual(other.Analyzers, StringComparer.Ordinal);

    /// <summary>A field that was emptied again is as empty as one that nobody touched. The password is not: there, emptied takes the stored one away.</summary>
    private CameraDraft Compared() => ToDraft() with
    {
        Name = Name ?? string.Empty,
        Location = Location ?? string.Empty,
        Analyzers = AnalyzerNames.OnlyLocal,
        Source = Source() is not { } source ? null : source with { Url = Url ?? string.Empty, SubUrl = SubUrl ?? string.Empty, User = User ?? string.Empty },
    };

    public SourceDraft? Source() => Kind is not { } kind ? null : new SourceDraft
    {
        Kind = kind,
        Url = Url,
        SubUrl = SubUrl,
        User = User,
        Password = Password,
        UploadId = UploadId,
        Loop = Loop,
        Speed = Speed,
    };

    public CameraDraft ToDraft() => new()
    {
        Name = Name,
        Location = Location,
        Source = Source(),
        IsOn = IsOn,
        Recording = Recording,
        Detection = Detection,
        Analysis = Analysis,
        Analyzers = Analyzers,
        RetentionDays = RetentionDays,
        MaxGigabytes = MaxGigabytes,
        Mounting = Mounting,
    };
}
