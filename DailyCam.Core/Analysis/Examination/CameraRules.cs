using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Reads what a camera's settings say now. A job may have waited for hours: what the family changed meanwhile counts.</summary>
internal sealed class CameraRules(IDbContextFactory<DailyCamDbContext> contexts)
{
    public async Task<CameraRule> ReadAsync(CameraId id, string analyzer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cameras.AsNoTracking().Include(static c => c.Zones).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } camera
            ? new CameraRule(WhyNot(camera, analyzer), [.. camera.Zones.Where(static zone => zone.Kind == ZoneKind.Mask).OrderBy(static zone => zone.Id.Value, StringComparer.Ordinal).Select(static zone => zone.Points)])
            : new CameraRule(AnalysisReasons.NoConsent, []);
    }

    private static string? WhyNot(Camera camera, string analyzer) =>
        !camera.Analysis ? AnalysisReasons.SwitchedOff
        : camera.Analyzers.Contains(analyzer, StringComparer.Ordinal) ? null
        : AnalysisReasons.NotChosen;
}
