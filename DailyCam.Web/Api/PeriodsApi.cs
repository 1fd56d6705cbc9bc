using System.Globalization;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Core.Reports.Periods;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Reports;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

/// <summary>Reports of weeks and months, and the tables of incidents and coverage of a day, a week or a month.</summary>
internal static class PeriodsApi
{
    private const string CsvType = "text/csv; charset=utf-8";

    public static void MapPeriods(this IEndpointRouteBuilder reports)
    {
        MapTables(reports.MapGroup("/{date}"), PeriodKind.Day);
        MapPeriod(reports.MapGroup("/week/{date}"), PeriodKind.Week);
        MapPeriod(reports.MapGroup("/month/{date}"), PeriodKind.Month);
    }

    private static void MapPeriod(RouteGroupBuilder period, PeriodKind kind)
    {
        period.MapGet("/", ([AsParameters] PeriodRequest request, HttpRequest http, PeriodReader reader, IStringLocalizer<ReportsText> texts, IStringLocalizer<SharedText> shared, TimeProvider clock, CancellationToken cancellationToken) =>
            GetAsync(request, kind, http, reader, texts, shared, clock, cancellationToken));
        MapTables(period, kind);
    }

    private static void MapTables(RouteGroupBuilder period, PeriodKind kind)
    {
        period.MapGet("/incidents.csv", ([AsParameters] PeriodRequest request, IncidentReader reader, CameraStore cameras, TimeProvider clock, CancellationToken cancellationToken) =>
            IncidentsAsync(request, kind, reader, cameras, clock, cancellationToken));
        period.MapGet("/coverage.csv", ([AsParameters] PeriodRequest request, PeriodReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
            CoverageAsync(request, kind, reader, clock, cancellationToken));
    }

    private static async Task<IResult> GetAsync(
        PeriodRequest request, PeriodKind kind, HttpRequest http, PeriodReader reader, IStringLocalizer<ReportsText> texts, IStringLocalizer<SharedText> shared, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var (camera, period, zone) = Read(request, kind, words);
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        return await reader.ReadAsync(camera, period, zone, cancellationToken) is { } report
            ? TypedResults.Ok(PeriodAnswer.Of(report, new ReportWords(texts, shared, zone) { Root = http.Root() }, texts))
            : ProblemAnswers.NotFound();
    }

    private static async Task<IResult> IncidentsAsync(PeriodRequest request, PeriodKind kind, IncidentReader reader, CameraStore cameras, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var (camera, period, zone) = Read(request, kind, words);
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        var names = (await cameras.ListAsync(cancellationToken)).ToDictionary(static stored => stored.Id, static stored => stored.Name);
        if (camera is { } asked && !names.ContainsKey(asked))
        {
            return ProblemAnswers.NotFound();
        }

        var query = new IncidentQuery { Camera = camera, From = DayWindow.Of(period.From, zone).FromAt, To = DayWindow.Of(period.To, zone).ToAt };
        var file = new IncidentsCsv(reader, names, zone);
        return TypedResults.Stream(stream => file.WriteAsync(query, stream, cancellationToken), CsvType, NameOf("incidents", period));
    }

    private static async Task<IResult> CoverageAsync(PeriodRequest request, PeriodKind kind, PeriodReader reader, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = new QueryWords(clock);
        var (camera, period, zone) = Read(request, kind, words);
        if (words.Problems.Count > 0)
        {
            return ProblemAnswers.From(words.Problems);
        }

        return await reader.ReadAsync(camera, period, zone, cancellationToken) is { } report
            ? TypedResults.Stream(stream => CoverageCsv.WriteAsync(report, stream, cancellationToken), CsvType, NameOf("coverage", period))
            : ProblemAnswers.NotFound();
    }

    private static (CameraId? Camera, ReportPeriod Period, TimeZoneInfo Zone) Read(PeriodRequest request, PeriodKind kind, QueryWords words)
    {
        var camera = string.IsNullOrEmpty(request.Camera) ? (CameraId?)null : words.Camera(request.Camera);
        var zone = words.Zone(request.Tz);
        var firstDay = words.Value(request.Start, "start", "WeekStartInvalid", WeekStart.Parse) ?? WeekStart.Of(CultureInfo.CurrentUICulture);
        var date = kind == PeriodKind.Month ? words.PastMonth(request.Date, zone) : words.PastDate(request.Date, zone);
        return (camera, ReportPeriod.Of(words.Problems.Count > 0 ? PeriodKind.Day : kind, date, firstDay), zone);
    }

    private static string NameOf(string what, ReportPeriod period) => string.Create(CultureInfo.InvariantCulture, $"dailycam-{what}-{period.From:yyyy-MM-dd}-{period.To:yyyy-MM-dd}.csv");
}
