using System.Globalization;
using DailyCam.Core.Analysis.Spending;
using DailyCam.Core.Home;
using DailyCam.Core.Timeline;
using DailyCam.Web.Components.Shared;
using DailyCam.Web.Features.Settings;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Home;

/// <summary>Writes what the rules of the first page found in the reader's language and zone. It adds nothing: who is not watched by the facts is not watched in the words.</summary>
/// <param name="zone">The viewer's; null until it is known, and then no times are told.</param>
/// <param name="now">The moment that is told of.</param>
public sealed class HomeWords(IStringLocalizer<HomeText> texts, IStringLocalizer<SharedText> shared, TimeZoneInfo? zone, DateTimeOffset now)
{
    private const double Gigabyte = 1024d * 1024 * 1024;

    /// <summary>A look of this age is simply now.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(2);

    /// <summary>The answer to "is my child being watched now?".</summary>
    /// <param name="summary">Null when the cameras could not be read.</param>
    public string Headline(WatchSummary? summary) => summary switch
    {
        null => texts["Level.Unknown"],
        { Level: WatchLevel.All or WatchLevel.Off, Cameras.Count: 1 } => texts[$"Level.{summary.Level}.One"],
        { Level: WatchLevel.All or WatchLevel.Off } => texts[$"Level.{summary.Level}.Many", summary.Cameras.Count],
        { Level: WatchLevel.Some } => texts[summary.Watched == 1 ? "Level.Some.One" : "Level.Some.Many", summary.Watched, summary.Cameras.Count],
        _ => texts[$"Level.{summary.Level}"],
    };

    /// <summary>What one camera does that is not watched, and since when.</summary>
    public string Clause(CameraNow camera) => Since(camera.SinceAt) is { } since
        ? texts[$"Standing.{camera.Standing}.Since", camera.Name, since]
        : texts[$"Standing.{camera.Standing}", camera.Name];

    /// <summary>A camera's standing in a word or two, for below its picture.</summary>
    public string State(CameraStanding standing) => texts[$"State.{standing}"];

    /// <summary>How long ago every watched camera had been looked at; null when none is watched.</summary>
    public string? Looked(WatchSummary? summary) => summary?.LookedAt is { } at
        ? now - at < JustNow ? texts["Looked.Now"].Value : texts["Looked.Seconds", (int)(now - at).TotalSeconds].Value
        : null;

    /// <summary>The sign of life, with its second. "Still watching" only when every camera is.</summary>
    public string? Beat(WatchSummary? summary) =>
        zone is null ? null : texts[summary is { Level: WatchLevel.All } ? "Beat.Watching" : "Beat.AsOf", Local(now).ToString("T", CultureInfo.CurrentCulture)].Value;

    public string Sentence(Attention matter) => matter switch
    {
        { Analysis: { } alarm } => shared[$"AnalysisAlarmKind.{alarm.Kind}", Named(alarm), alarm.EndsOn?.ToString("D", CultureInfo.CurrentCulture) ?? string.Empty],
        { Kind: AttentionKind.ClockNotSet } => shared["Alarm.ClockNotSet"],
        { Settings.Keys.Count: 0 } => texts["Attention.SettingsAside.File"],
        { Settings: { } aside } => texts["Attention.SettingsAside", string.Join(", ", aside.Keys.Select(SettingWords.Called))],
        { Kind: AttentionKind.NotLooked, Cameras.Count: 0 } => texts["Attention.NotLooked.All"],
        { Bytes: { } bytes } => texts[$"Attention.{matter.Kind}", Size(bytes)],
        _ => texts[$"Attention.{matter.Kind}", string.Join(", ", matter.Cameras)],
    };

    /// <summary>Why, and what to do; null when the sentence says it all.</summary>
    public string? Detail(Attention matter) => matter switch
    {
        { Reason: { } reason } => shared.Word(reason),
        { Settings: { } aside } => texts[$"Attention.SettingsAside.{aside.Rest}"],
        { Kind: AttentionKind.ClockNotSet } => shared["Alarm.ClockNotSetText"],
        { Kind: AttentionKind.DatabaseRescued } => Since(matter.Rescue?.BackupAt) is { } made ? texts["Attention.DatabaseRescued.Restored", made] : texts["Attention.DatabaseRescued.Anew"],
        { Kind: AttentionKind.BackupFailed } => Since(matter.SinceAt) is { } since ? texts["Attention.BackupFailed.Text", since].Value : null,
        { Kind: AttentionKind.DatabaseAway or AttentionKind.DatabaseDamaged or AttentionKind.DatabaseFull or AttentionKind.StorageFull or AttentionKind.StorageLow } => texts[$"Attention.{matter.Kind}.Text"],
        _ => null,
    };

    /// <summary>The time alone today, with the date otherwise; null when there is none, or the zone is not known yet.</summary>
    public string? Since(DateTimeOffset? at) => zone is null || at is not { } moment ? null
        : Local(moment).ToString(DayWindow.DateAt(moment, zone) == DayWindow.DateAt(now, zone) ? "t" : "g", CultureInfo.CurrentCulture);

    /// <summary>What turned the key away by its provider's name, everything else by its model's.</summary>
    private string Named(AnalysisAlarm alarm) => alarm.Kind == AnalysisAlarmKind.KeyRefused ? shared[$"Analyzer.{alarm.Analyzer}"].Value : alarm.Model ?? string.Empty;

    private string Size(long bytes) => texts["Size.Gigabytes", (bytes / Gigabyte).ToString("N1", CultureInfo.CurrentCulture)];

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone!);
}
