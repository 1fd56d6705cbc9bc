using DailyCam.Core.Cameras;
using DailyCam.Core.Family;

namespace DailyCam.Core.Home;

/// <summary>What is left to do in the first ten minutes. Pure.</summary>
public sealed record Checklist(IReadOnlyList<ChecklistItem> Items)
{
    public int Done => Items.Count(static item => item.IsDone);

    public bool IsDone => Items.All(static item => item.IsDone);

    /// <summary>The first step that is not done; null when all are.</summary>
    public ChecklistStep? Next => Items.FirstOrDefault(static item => !item.IsDone)?.Step;

    /// <param name="hasPicture">Whether a camera has shown a picture since it was switched on.</param>
    public static Checklist Of(IReadOnlyList<Camera> cameras, Func<CameraId, bool> hasPicture, Child child)
    {
        var own = cameras.FirstOrDefault(static camera => camera.Source.Kind is SourceKind.Rtsp or SourceKind.Mjpeg);
        return new Checklist(
        [
            new ChecklistItem(ChecklistStep.Account, IsDone: true),

            // Who begins with a camera of their own needs no demo.
            new ChecklistItem(ChecklistStep.FirstPicture, own is not null || cameras.Any(camera => camera.IsOn && hasPicture(camera.Id))),
            new ChecklistItem(ChecklistStep.OwnCamera, own is not null),
            new ChecklistItem(ChecklistStep.Child, child.BirthDate is not null),
            new ChecklistItem(ChecklistStep.Zones, cameras.Any(static camera => camera.Zones.Exists(static zone => zone.Kind == ZoneKind.Danger)), (own ?? (cameras is [var first, ..] ? first : null))?.Id),
        ]);
    }
}
