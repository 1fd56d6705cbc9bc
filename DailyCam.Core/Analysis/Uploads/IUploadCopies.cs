using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>Makes the copy that a model is shown out of the archive: small, masked, silent unless sound is allowed. The archive itself never leaves.</summary>
public interface IUploadCopies
{
    /// <summary>Null when nothing of the stretch is there any more.</summary>
    Task<ModelMedia?> MakeAsync(CameraId camera, CopySpec spec, CancellationToken cancellationToken);
}
