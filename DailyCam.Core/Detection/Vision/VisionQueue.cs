using DailyCam.Core.Cameras;

namespace DailyCam.Core.Detection.Vision;

/// <summary>
/// Pictures waiting for the one vision child: one place for each camera, where the newest wins, served in turn, so that a busy camera cannot keep a
/// quiet one waiting for more than one round.
/// </summary>
internal sealed class VisionQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<CameraId, VisionRequest> places = [];
    private readonly Queue<CameraId> turns = [];
    private readonly SemaphoreSlim waiting = new(0);

    public void Put(VisionRequest request)
    {
        VisionRequest? replaced;
        lock (gate)
        {
            if (!places.Remove(request.Camera, out replaced))
            {
                turns.Enqueue(request.Camera);
                waiting.Release();
            }

            places[request.Camera] = request;
        }

        replaced?.GiveUp();
    }

    /// <summary>Waits for the next picture in turn.</summary>
    public async Task<VisionRequest> TakeAsync(CancellationToken cancellationToken)
    {
        await waiting.WaitAsync(cancellationToken);
        lock (gate)
        {
            places.Remove(turns.Dequeue(), out var request);
            return request!;
        }
    }

    public void Dispose() => waiting.Dispose();
}
