using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Uploads;

/// <summary>Makes the copy that a model is shown out of the archive: small, masked, silent unless sound is allowed. The archive itself never leaves.</summary>
public interface IUploadCopies
{
    /// <summary>Second 0 of the copy is <see cref="CopySpec.FromAt"/>; where nothing was recorded the last picture stands still.</summary>
    /// <exception cref="IOException">It could not be made this time.</exception>
    Task<UploadCopy> MakeAsync(CameraId camera, CopySpec spec, CancellationToken cancellationToken);
}
