using System.Globalization;
using DailyCam.Core.Alerts;
using DailyCam.Core.Cameras;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Alerts;

/// <summary>Alerts, and what will be told of them, as a person would say it.</summary>
internal sealed class AlertWords(IStringLocalizer<AlertsText> texts, IStringLocalizer<SharedText> shared, IReadOnlyDictionary<CameraId, string> names)
{
    /// <summary>What it is, without where and when.</summary>
    public string What(AlertMatter matter) => matter switch
    {
        { Incident: { } incident } => shared.TitleOf(incident),
        { Trouble: { IsGrave: true } trouble } => shared["Alarm.NotRecorded", trouble.Name ?? string.Empty],
        { Trouble: { Name: { } name } } => shared["Alarm.CameraNotWatched", name],
        _ => shared["Alarm.NotWatched"],
    };

    /// <summary>For a lock screen: how bad, and nothing that a guest need not know.</summary>
    public string Plain(AlertMatter matter) => matter.Trouble is null ? texts["Notice.Incident", shared.Word(matter.Severity)] : texts["Notice.Trouble"];

    /// <summary>Which camera and when; only when when there is one camera.</summary>
    /// <param name="zone">Null until it is known: then without the time.</param>
    public string Where(AlertMatter matter, TimeZoneInfo? zone, DateTimeOffset now)
    {
        var name = names.Count > 1 && matter.Camera is { } camera ? names.GetValueOrDefault(camera) : null;
        var time = zone is null ? null : ViewerZone.Short(matter.BeganAt, zone, now);
        return string.Join(" · ", new[] { name, time }.OfType<string>());
    }

    /// <summary>Everything in one line, for whoever hears the page and for a notification that may tell it.</summary>
    public string Whole(AlertMatter matter, TimeZoneInfo? zone, DateTimeOffset now) =>
        string.Join(" · ", new[] { matter.Incident is null ? null : shared.Word(matter.Severity), What(matter), matter.Incident is null ? null : Where(matter, zone, now) }.Where(static part => !string.IsNullOrEmpty(part)));

    /// <summary>What a wish means, sentence by sentence.</summary>
    public IReadOnlyList<string> Plan(AlertWish wish, TimeZoneInfo? zone, DateTimeOffset now)
    {
        var muted = wish.Muted.Where(names.ContainsKey).Select(camera => names[camera]).ToList();
        var told = new List<string> { texts[$"Plan.{wish.LeastSeverity}"] };
        if (wish.Quiet is { } quiet)
        {
            told.Add(texts["Plan.Quiet", Time(quiet.From), Time(quiet.To)]);
        }

        if (muted.Count > 0)
        {
            told.Add(texts["Plan.Muted", string.Join(", ", muted)]);
        }

        if (zone is not null && wish.IsSnoozed(now))
        {
            told.Add(texts["Plan.Snoozed", ViewerZone.Short(wish.SnoozedUntil!.Value, zone, now)]);
        }

        return told;
    }

    /// <summary>A length of peace, on its button.</summary>
    public static string KeyOf(TimeSpan snooze) => $"Snooze.{((int)snooze.TotalMinutes).ToString(CultureInfo.InvariantCulture)}";

    private static string Time(TimeOnly time) => time.ToString("t", CultureInfo.CurrentCulture);
}
