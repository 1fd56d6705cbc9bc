using DailyCam.Core.Cameras;
using DailyCam.Core.Capture.Sessions;
using DailyCam.Core.Faults;

namespace DailyCam.Tests.Capture;

/// <summary>A camera's port, open or closed as the test says.</summary>
internal sealed class ScriptedDoor : ISourceKnock
{
    private volatile bool isOpen = true;

    public bool IsOpen
    {
        get => isOpen;
        set => isOpen = value;
    }

    public Task<FaultCause?> KnockAsync(CameraSource source, bool connect, TimeSpan limit, CancellationToken cancellationToken) =>
        Task.FromResult(connect && !isOpen ? new FaultCause(FaultKind.RtspNetwork, FaultReason.ConnectionRefused) : null);
}
