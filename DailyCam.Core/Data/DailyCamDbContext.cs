using System.Text.Json;
using DailyCam.Core.Alerts;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Snapshots;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Detection;
using DailyCam.Core.Family;
using DailyCam.Core.Faults;
using DailyCam.Core.Health;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Core.Measures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DailyCam.Core.Data;

/// <summary>Every row of <c>app.db</c> but the accounts. One context per operation, from <see cref="IDbContextFactory{TContext}"/>; rows are metadata only.</summary>
public sealed class DailyCamDbContext(DbContextOptions<DailyCamDbContext> options) : DbContext(options)
{
    public DbSet<Child> Children => Set<Child>();

    public DbSet<Camera> Cameras => Set<Camera>();

    public DbSet<Zone> Zones => Set<Zone>();

    public DbSet<CameraSwitch> CameraSwitches => Set<CameraSwitch>();

    public DbSet<UploadedVideo> UploadedVideos => Set<UploadedVideo>();

    public DbSet<ArchiveSegment> ArchiveSegments => Set<ArchiveSegment>();

    public DbSet<Export> Exports => Set<Export>();

    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();

    public DbSet<Deletion> Deletions => Set<Deletion>();

    public DbSet<ActivityMinute> ActivityMinutes => Set<ActivityMinute>();

    public DbSet<MeasureMinute> MeasureMinutes => Set<MeasureMinute>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<SegmentAnalysis> SegmentAnalyses => Set<SegmentAnalysis>();

    public DbSet<ModelSnapshot> ModelSnapshots => Set<ModelSnapshot>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LedgerGap> LedgerGaps => Set<LedgerGap>();

    public DbSet<JobItem> JobItems => Set<JobItem>();

    public DbSet<Fault> Faults => Set<Fault>();

    public DbSet<ServiceRun> ServiceRuns => Set<ServiceRun>();

    public DbSet<AlertWishRow> AlertWishes => Set<AlertWishRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<CameraId>().HaveConversion<CameraIdConverter>().HaveMaxLength(ShortId.Length);
        configurationBuilder.Properties<ZoneId>().HaveConversion<ZoneIdConverter>().HaveMaxLength(ShortId.Length);
        configurationBuilder.Properties<UploadId>().HaveConversion<UploadIdConverter>().HaveMaxLength(ShortId.Length);
        configurationBuilder.Properties<ArchiveSegmentId>().HaveConversion<ArchiveSegmentIdConverter>().HaveMaxLength(ShortId.Length);
        configurationBuilder.Properties<ExportId>().HaveConversion<ExportIdConverter>().HaveMaxLength(ShortId.Length);
        configurationBuilder.Properties<ShareLinkId>().HaveConversion<ShareLinkIdConverter>().HaveMaxLength(ShortId.Length);
        configurationBuilder.Properties<IncidentId>().HaveConversion<IncidentIdConverter>().HaveMaxLength(ShortId.Length);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CamerasAndUploads(modelBuilder);
        ArchiveAndActivity(modelBuilder);
        IncidentsAndAnalyses(modelBuilder);
        ConsentsAndLedger(modelBuilder);
        JobsAndFaults(modelBuilder);
        AlertWishMap.Map(modelBuilder);
    }

    private static void CamerasAndUploads(ModelBuilder model)
    {
        model.Entity<Child>(child =>
        {
            child.Property(c => c.Id).ValueGeneratedNever();
            child.Property(c => c.Name).HasMaxLength(Camera.MaxNameLength);
            child.Property(c => c.Home).HasConversion(static home => home.Write(), static text => HomeFacts.Read(text));
        });
        model.Entity<Camera>(camera =>
        {
            camera.Property(c => c.Name).HasMaxLength(Camera.MaxNameLength);
            camera.Property(c => c.Source).HasConversion(static source => JsonSerializer.Serialize(source, JsonSerializerOptions.Web), static json => ReadSource(json));
            camera.Property(c => c.Analyzers).HasConversion(
                static analyzers => JsonSerializer.Serialize(analyzers, JsonSerializerOptions.Web), static json => ReadAnalyzers(json), ByJson<IReadOnlyList<string>>());
            camera.HasMany(c => c.Zones).WithOne().HasForeignKey(z => z.CameraId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Zone>(zone =>
        {
            zone.Property(z => z.Name).HasMaxLength(Camera.MaxNameLength);

            // Zones drawn before there were masks are danger zones. The sentinel is no kind at all, so what the code says is always what is stored.
            zone.Property(z => z.Kind).HasDefaultValue(ZoneKind.Danger).HasSentinel(default(ZoneKind));
            zone.Property(z => z.Points).HasConversion(AsJson<IReadOnlyList<ZonePoint>>(), ByJson<IReadOnlyList<ZonePoint>>());
        });
        model.Entity<CameraSwitch>().HasIndex(s => new { s.CameraId, s.At });
    }

    private static void ArchiveAndActivity(ModelBuilder model)
    {
        model.Entity<ArchiveSegment>(segment =>
        {
            segment.HasIndex(s => new { s.CameraId, s.StartAt });
            segment.HasIndex(s => s.StartAt);
            segment.HasIndex(s => s.Path).IsUnique();
        });
        model.Entity<ActivityMinute>().HasKey(a => new { a.CameraId, a.Minute });
        model.Entity<MeasureMinute>(minute =>
        {
            minute.HasKey(m => new { m.CameraId, m.Minute });
            minute.HasIndex(m => m.Minute);
            minute.Property(m => m.VideoCodec).HasMaxLength(MeasureMinute.MaxCodecLength);
        });
        model.Entity<Export>().HasIndex(e => e.RequestedAt);
        model.Entity<ShareLink>(link =>
        {
            link.Property(l => l.TokenHash).HasMaxLength(ShareToken.HashLength);
            link.Property(l => l.CreatedBy).HasMaxLength(ShareLink.MaxNameLength);
            link.Property(l => l.RevokedBy).HasMaxLength(ShareLink.MaxNameLength);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => new { l.ExportId, l.CreatedAt });
        });
        model.Entity<Deletion>().HasIndex(d => new { d.CameraId, d.ToAt });
    }

    private static void IncidentsAndAnalyses(ModelBuilder model)
    {
        model.Entity<Incident>(incident =>
        {
            // Lists are filtered by any of these, ordered by start and id, and paged by both: each order is an index, so that a page is a walk and never a sort.
            incident.HasIndex(i => new { i.StartAt, i.Id });
            incident.HasIndex(i => new { i.CameraId, i.StartAt, i.Id });
            incident.HasIndex(i => new { i.Review, i.StartAt, i.Id });
            incident.HasIndex(i => new { i.Review, i.Severity }); // The inbox's tabs count how many of each wait, among a million that were judged.
            incident.HasIndex(i => new { i.CameraId, i.Review, i.StartAt, i.Id });
            incident.HasIndex(i => new { i.Severity, i.StartAt, i.Id });

            // What a killed process left open is looked for at each start; there are a handful, whatever the years hold.
            incident.HasIndex(i => i.EndAt).HasFilter("\"EndAt\" IS NULL");
            incident.HasIndex(i => i.ClaimKey).IsUnique();
            incident.Property(i => i.Title).HasConversion(AsWords());
            incident.Property(i => i.Description).HasConversion(AsWords());
            incident.Property(i => i.Place).HasConversion(AsWords());
        });
        model.Entity<SegmentAnalysis>(analysis =>
        {
            analysis.HasIndex(a => new { a.SegmentId, a.Analyzer, a.PromptVersion }).IsUnique();
            analysis.HasIndex(a => new { a.CameraId, a.StartAt });
            analysis.Property(a => a.Facts).HasConversion(AsJson<SegmentFacts?>());
            analysis.Property(a => a.Findings).HasConversion(AsJson<SegmentFindings?>());

            // Undecided ones are a handful, whatever the years hold.
            analysis.HasIndex(a => a.NextPending).HasFilter("\"NextPending\" = 1");
            analysis.HasIndex(a => a.QueuedAt).HasFilter("\"FinishedAt\" IS NULL");
        });
        model.Entity<ModelSnapshot>(snapshot =>
        {
            snapshot.HasIndex(s => new { s.CameraId, s.Id });
            snapshot.HasIndex(s => s.LastAt);
            snapshot.Property(s => s.Analyzer).HasMaxLength(LedgerEntry.MaxNameLength);
            snapshot.Property(s => s.Findings).HasConversion(AsJson<SnapshotFindings?>());
        });
    }

    private static void ConsentsAndLedger(ModelBuilder model)
    {
        model.Entity<Consent>(consent =>
        {
            consent.Property(c => c.Analyzer).HasMaxLength(LedgerEntry.MaxNameLength);
            consent.Property(c => c.TextVersion).HasMaxLength(LedgerEntry.MaxNameLength);
            consent.Property(c => c.Destination).HasMaxLength(ModelDestinations.MaxLength);
            consent.Property(c => c.GivenBy).HasMaxLength(Consent.MaxNameLength);
            consent.Property(c => c.WithdrawnBy).HasMaxLength(Consent.MaxNameLength);
            consent.HasIndex(c => new { c.CameraId, c.Analyzer }).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
        });
        model.Entity<LedgerEntry>(entry =>
        {
            entry.Property(e => e.Id).HasMaxLength(ShortId.Length);
            entry.Property(e => e.Analyzer).HasMaxLength(LedgerEntry.MaxNameLength);
            entry.Property(e => e.FinishReason).HasMaxLength(LedgerEntry.MaxFinishReasonLength);

            // What a budget holds is asked before each request, the page walks by time, and a job asks for what was paid for its work.
            entry.HasIndex(e => e.ReservedAt);
            entry.HasIndex(e => new { e.SentAt, e.Id });
            entry.HasIndex(e => new { e.CameraId, e.SentAt, e.Id });
            entry.HasIndex(e => new { e.Purpose, e.WorkKey });

            // Without an end there are a handful, whatever the years hold.
            entry.HasIndex(e => e.Outcome).HasFilter("\"Outcome\" IN (1, 2)");
        });
    }

    private static void JobsAndFaults(ModelBuilder model)
    {
        model.Entity<JobItem>(job =>
        {
            job.HasIndex(j => new { j.Kind, j.Key }).IsUnique();
            job.HasIndex(j => new { j.State, j.DueAt });
        });
        model.Entity<Fault>(fault =>
        {
            fault.HasIndex(f => new { f.CameraId, f.BeganAt });
            fault.HasIndex(f => f.BeganAt);
            fault.Property(f => f.Detail).HasMaxLength(Fault.MaxDetailLength);
        });
    }

    /// <summary>One row that cannot be read must not keep the other cameras from being read: the list of cameras is what everything starts from.</summary>
    private static CameraSource ReadSource(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CameraSource>(json, JsonSerializerOptions.Web) is { } source && Enum.IsDefined(source.Kind) ? source : CameraSource.Unreadable;
        }
        catch (JsonException)
        {
            return CameraSource.Unreadable;
        }
    }

    /// <summary>What cannot be read sends nothing anywhere.</summary>
    private static IReadOnlyList<string> ReadAnalyzers(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json, JsonSerializerOptions.Web) is { Length: > 0 } analyzers ? analyzers : AnalyzerNames.OnlyLocal;
        }
        catch (JsonException)
        {
            return AnalyzerNames.OnlyLocal;
        }
    }

    private static ValueConverter<T, string> AsJson<T>() => new(
        static value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
        static json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!);

    /// <summary>Words of earlier versions were plain text of one language; they say the same in both.</summary>
    private static ValueConverter<Bilingual?, string> AsWords() => new(
        static words => JsonSerializer.Serialize(words, JsonSerializerOptions.Web),
        static text => ReadWords(text));

    private static Bilingual? ReadWords(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Bilingual>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return new Bilingual(text, text);
        }
    }

    private static ValueComparer<T> ByJson<T>() => new(
        static (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
        static value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
        static value => value);

    private sealed class CameraIdConverter() : ValueConverter<CameraId, string>(static id => id.Value, static text => new CameraId(text));

    private sealed class ZoneIdConverter() : ValueConverter<ZoneId, string>(static id => id.Value, static text => new ZoneId(text));

    private sealed class UploadIdConverter() : ValueConverter<UploadId, string>(static id => id.Value, static text => new UploadId(text));

    private sealed class ArchiveSegmentIdConverter() : ValueConverter<ArchiveSegmentId, string>(static id => id.Value, static text => new ArchiveSegmentId(text));

    private sealed class ExportIdConverter() : ValueConverter<ExportId, string>(static id => id.Value, static text => new ExportId(text));

    private sealed class ShareLinkIdConverter() : ValueConverter<ShareLinkId, string>(static id => id.Value, static text => new ShareLinkId(text));

    private sealed class IncidentIdConverter() : ValueConverter<IncidentId, string>(static id => id.Value, static text => new IncidentId(text));
}
