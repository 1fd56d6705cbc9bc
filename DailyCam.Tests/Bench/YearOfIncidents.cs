using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>A year of incidents of sixteen cameras, evenly spread; one in 500 is not reviewed.</summary>
internal static class YearOfIncidents
{
    public const int Cameras = 16;

    public static readonly TimeSpan Length = TimeSpan.FromDays(365);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static CameraId Camera(int n) => new($"camera{n % Cameras:000000}");

    public static async Task FillAsync(DailyCamDbContext context, int count, DateTimeOffset start)
    {
        for (var n = 0; n < Cameras; n++)
        {
            context.Cameras.Add(new Camera { Id = Camera(n), Name = $"Camera {n}", Source = new CameraSource { Kind = SourceKind.Demo }, IsOn = false, CreatedAt = start });
        }

        await context.SaveChangesAsync(Token);
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var (first, step) = (start.ToUnixTimeMilliseconds(), (long)(Length.TotalMilliseconds / count));
        await context.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1})
            INSERT INTO Incidents (Id, CameraId, StartAt, EndAt, EvidenceAt, Severity, Category, Source, Confidence, ZoneName, Review)
            SELECT printf('%012d', (i * 7919) % 999999999989), printf('camera%06d', (i * 31) % {Cameras}), {first} + i * {step}, {first} + i * {step} + 4000, {first} + i * {step} + 1000,
                   1 + i % 4, 10, 1, 0.5, '난로', 1 + (i % 500 <> 0)
            FROM n
            """,
            Token);
    }
}
