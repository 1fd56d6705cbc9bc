using System.Threading.Channels;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Hosting;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>A consent ends with its camera: one that is added again later is asked about anew.</summary>
internal sealed class ConsentKeeper(ConsentStore consents, CameraStore cameras, DatabaseBoard board) : ILoop
{
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        void OnChanged(CameraId camera) => changes.Writer.TryWrite(true);
        cameras.Changed += OnChanged;
        try
        {
            await board.Opened.WaitAsync(stoppingToken);
            OnChanged(default);
            await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        finally
        {
            cameras.Changed -= OnChanged;
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var consented = await consents.CamerasAsync(cancellationToken);
        if (consented.Count == 0)
        {
            return;
        }

        var there = (await cameras.ListAsync(cancellationToken)).Select(static camera => camera.Id).ToHashSet();
        foreach (var gone in consented.Where(camera => !there.Contains(camera)))
        {
            await consents.ForgetAsync(gone, cancellationToken);
        }
    }
}
