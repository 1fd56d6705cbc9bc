using System.Diagnostics;
using DailyCam.Core.Cameras;
using DailyCam.Core.Data;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports.Periods;
using DailyCam.Core.Timeline;
using DailyCam.Tests.Data;
using DailyCam.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Bench;

/// <summary>db-1m: a year of incidents of 16 cameras, asked for through the product's own classes, beside the same questions in plain SQL.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Bench)]
public sealed class DbBench
{
    private const string Product = "DailyCam (EF Core)";
    private const string Raw = "plain SQL";
    private const double LimitMilliseconds = 20;
    private const double LimitRatio = 10;

    /// <summary>Of sixteen cameras with a million incidents a year between them: a week holds some 19,000, a month some 83,000.</summary>
    private const double WeekMilliseconds = 1000;
    private const double MonthMilliseconds = 4000;
    private const int PeriodAsks = 12;

    private static readonly DateTimeOffset Start = new(2025, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Db_1m()
    {
        var count = BenchSettings.Pick(full: 1_000_000, quick: 100_000);
        await using var app = new DailyCamAppFactory();
        _ = app.Services;
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<DailyCamDbContext>>().CreateDbContextAsync(Token))
        {
            await YearOfIncidents.FillAsync(context, count, Start);
        }

        await using var connection = SqlText.Open(Path.Combine(app.DataPath, "app.db"));
        var report = new BenchReport("db-1m");
        var reader = app.Services.GetRequiredService<IncidentReader>();
        var timeline = app.Services.GetRequiredService<TimelineReader>();
        var deep = new IncidentCursor(Start + (YearOfIncidents.Length / 3), new IncidentId("555555555555"));

        await CompareAsync(report, "a camera's day", n => reader.ListAsync(new IncidentQuery { Camera = Camera(n), From = Day(n), To = Day(n).AddDays(1), Limit = 500 }, Token), connection,
            "SELECT * FROM Incidents WHERE CameraId = $camera AND StartAt >= $from AND StartAt < $to ORDER BY StartAt DESC, Id DESC LIMIT 500");
        await CompareAsync(report, "the latest 50", _ => reader.ListAsync(new IncidentQuery { Limit = 50 }, Token), connection,
            "SELECT * FROM Incidents ORDER BY StartAt DESC, Id DESC LIMIT 50");
        await CompareAsync(report, "a page of 50 deep in the year", _ => reader.ListAsync(new IncidentQuery { After = deep, Limit = 50 }, Token), connection,
            $"SELECT * FROM Incidents WHERE (StartAt, Id) < ({deep.StartAt.ToUnixTimeMilliseconds()}, '{deep.Id}') ORDER BY StartAt DESC, Id DESC LIMIT 50");
        await CompareAsync(report, "the latest 50 not reviewed", _ => reader.ListAsync(new IncidentQuery { Review = ReviewState.New, Limit = 50 }, Token), connection,
            "SELECT * FROM Incidents WHERE Review = 1 ORDER BY StartAt DESC, Id DESC LIMIT 50");
        var days = await MeasureAsync(n => timeline.GetDayAsync(Camera(n), DateOnly.FromDateTime(Day(n).UtcDateTime), TimeZoneInfo.Utc, Token));
        report.Note(Product, "a day of the timeline, whole", "ms", days);
        var periods = app.Services.GetRequiredService<PeriodReader>();
        foreach (var (kind, limit) in new[] { (PeriodKind.Week, WeekMilliseconds), (PeriodKind.Month, MonthMilliseconds) })
        {
            var read = new List<double>();
            for (var n = 0; n < PeriodAsks; n++)
            {
                var watch = Stopwatch.StartNew();
                _ = await periods.ReadAsync(null, ReportPeriod.Of(kind, DateOnly.FromDateTime(Day(n).UtcDateTime), DayOfWeek.Monday), TimeZoneInfo.Utc, Token);
                read.Add(watch.Elapsed.TotalMilliseconds);
            }

            report.AtMost(Product, $"a {kind.ToString().ToLowerInvariant()}'s report of all cameras", "ms", read, limit);
        }

        report.NotCompared("number of unread", "the product does not ask it yet");
        report.Finish();
    }

    private static CameraId Camera(int n) => YearOfIncidents.Camera(n);

    private static DateTimeOffset Day(int n) => Start.AddDays(n * 7 % 360);

    private static async Task CompareAsync<T>(BenchReport report, string what, Func<int, Task<T>> ask, SqliteConnection connection, string sql)
    {
        var own = await MeasureAsync(ask);
        var raw = await MeasureAsync(n => RawAsync(connection, sql, n));
        var (p99, rawP99) = (BenchRow.QuantileOf(own, 0.99), BenchRow.QuantileOf(raw, 0.99));
        report.AtMost(Product, $"{what}, p99", "ms", own, LimitMilliseconds, p99);
        report.Note(Raw, what, "ms", raw);
        report.AtMost(Product, $"{what}, median of {Raw}'s", "x", [BenchRow.MedianOf(own) / BenchRow.MedianOf(raw)], LimitRatio);
        report.Note(Raw, $"{what}, p99", "ms", [rawP99]);
    }

    private static async Task<List<double>> MeasureAsync<T>(Func<int, Task<T>> ask)
    {
        var samples = new List<double>();
        var asks = BenchSettings.Pick(full: 500, quick: 200);
        for (var n = -20; n < asks; n++)
        {
            var watch = Stopwatch.StartNew();
            _ = await ask(n + 20);
            if (n >= 0)
            {
                samples.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return samples;
    }

    private static async Task<int> RawAsync(SqliteConnection connection, string sql, int n)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$camera", Camera(n).Value);
        command.Parameters.AddWithValue("$from", Day(n).ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$to", Day(n).AddDays(1).ToUnixTimeMilliseconds());
        await using var rows = await command.ExecuteReaderAsync(Token);
        var values = new object[rows.FieldCount];
        var count = 0;
        while (await rows.ReadAsync(Token))
        {
            count += rows.GetValues(values) > 0 ? 1 : 0;
        }

        return count;
    }
}
