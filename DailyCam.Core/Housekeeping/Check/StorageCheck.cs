using DailyCam.Core.Archive;
using DailyCam.Core.Data;
using Microsoft.Data.Sqlite;

namespace DailyCam.Core.Housekeeping.Check;

/// <summary>
/// Compares the disk with the database. Without repairs it only reads, takes nothing, and may run beside a DailyCam: what that one has open is its own, and what looks wrong is looked at a second
/// time, because files and rows change one after the other. Repairs need the data folder for themselves.
/// </summary>
public sealed class StorageCheck
{
    /// <summary>A closed file has its row by then, and a deleted one none.</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(5);

    private readonly DataLayout layout;
    private readonly ArchiveCheck archive;
    private readonly SideFilesCheck sides;
    private readonly DecodeTest decode;
    private readonly CheckRepair repair;
    private readonly TimeProvider clock;

    internal StorageCheck(DataLayout layout, ArchiveCheck archive, SideFilesCheck sides, DecodeTest decode, CheckRepair repair, TimeProvider clock) =>
        (this.layout, this.archive, this.sides, this.decode, this.repair, this.clock) = (layout, archive, sides, decode, repair, clock);

    /// <param name="decodes">Whether FFmpeg decodes each file; takes about a minute for an hour of recordings.</param>
    /// <param name="repairs">Whether what can be put right is: taken in, set aside or noted, never deleted unless it is a temporary file of ours.</param>
    public async Task<CheckReport> RunAsync(bool decodes, bool repairs, CancellationToken cancellationToken)
    {
        if (!File.Exists(layout.AppDatabase))
        {
            return new CheckReport { Refused = $"There is no database {layout.AppDatabase}." };
        }

        using var folder = ProcessLock.TryTake(layout);
        if (folder is null && repairs)
        {
            return new CheckReport { Refused = $"A DailyCam is running on {layout.Root}. Stop it first: it repairs what it finds at its start as well." };
        }

        if (!repairs)
        {
            folder?.Dispose(); // Held for no longer than it takes to know: a DailyCam may start at any moment.
        }

        try
        {
            return await CheckAsync(folder is not null, decodes, repairs, cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is SqliteException sqlite)
        {
            return new CheckReport { Refused = $"The database cannot be read: {sqlite.Message}" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new CheckReport { Refused = exception.Message };
        }
    }

    private async Task<CheckReport> CheckAsync(bool isOurs, bool decodes, bool repairs, CancellationToken cancellationToken)
    {
        var report = await LookAsync(isOurs, cancellationToken);
        if (!repairs && report.Findings.Count > 0)
        {
            await Task.Delay(SecondLook, clock, cancellationToken);
            using (var still = ProcessLock.TryTake(layout))
            {
                isOurs &= still is not null;
            }

            var again = await LookAsync(isOurs, cancellationToken);
            report = again with { Findings = [.. again.Findings.Where(finding => report.Findings.Any(first => first.Kind == finding.Kind && first.Name == finding.Name))] };
        }

        if (decodes)
        {
            report = report with { Findings = [.. report.Findings, .. await DecodeAsync(report, cancellationToken)] };
        }

        return (repairs ? report with { Findings = await repair.DoAsync(report.Findings, cancellationToken) } : report) with { BesideRunning = !isOurs };
    }

    private async Task<CheckReport> LookAsync(bool isOurs, CancellationToken cancellationToken)
    {
        var report = await archive.LookAsync(isOurs, cancellationToken);
        return report with { Findings = [.. report.Findings, .. await sides.LookAsync(isOurs, cancellationToken)] };
    }

    private async Task<IReadOnlyList<CheckFinding>> DecodeAsync(CheckReport report, CancellationToken cancellationToken)
    {
        var findings = new List<CheckFinding>();
        var broken = report.Findings.Select(static finding => finding.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var path in (await archive.PathsAsync(cancellationToken)).Where(path => !broken.Contains(path)))
        {
            if (ArchivePath.Resolve(layout.Archive, path) is { } full && File.Exists(full) && await decode.WhyNotAsync(full, cancellationToken) is { } why)
            {
                findings.Add(new CheckFinding(CheckKind.DoesNotDecode, path, why));
            }
        }

        return findings;
    }
}
