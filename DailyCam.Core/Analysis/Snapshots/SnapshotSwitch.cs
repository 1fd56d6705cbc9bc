using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Cameras;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>Whether a camera's pictures may be shown to a model, and to which: the consent is the switch. Safe from any thread.</summary>
public sealed class SnapshotSwitch(ConsentStore consents)
{
    /// <summary>Whether somebody allowed it for the camera at all; of what is in memory, for whoever asks five times a second.</summary>
    public bool MayBeOn(CameraId camera) => ConsentTexts.Analyzers.Any(analyzer => consents.Stands(camera, ConsentTexts.SnapshotsOf(analyzer)));

    /// <summary>The analyzers of the camera's chain that may be shown its pictures, in the chain's order; empty when none may, or when the camera is off or its analysis is.</summary>
    public async ValueTask<IReadOnlyList<(string Analyzer, StandingConsent Consent)>> AllowedAsync(Camera camera, CancellationToken cancellationToken)
    {
        var allowed = new List<(string Analyzer, StandingConsent Consent)>();
        foreach (var analyzer in camera is { IsOn: true, Analysis: true, Detection: true } ? camera.Analyzers.Where(AnalyzerNames.IsRemote) : [])
        {
            if (await consents.FindAsync(camera.Id, ConsentTexts.SnapshotsOf(analyzer), cancellationToken) is { } consent)
            {
                allowed.Add((analyzer, consent));
            }
        }

        return allowed;
    }
}
