using System.Globalization;
using DailyCam.Core.Faults;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Faults;

/// <summary>Tells a fault as a person would: what was, for how long, how it ended, what it cost.</summary>
public sealed class FaultWords(IStringLocalizer<FaultsText> texts, IStringLocalizer<SharedText> shared)
{
    /// <summary>Below this nobody would miss anything, and "0 seconds" says nothing.</summary>
    private const double WorthSaying = 0.5;

    /// <summary>"The camera did not answer for 40 seconds. Connected again. 40 seconds of recording are missing."</summary>
    public string Story(Fault fault, DateTimeOffset now)
    {
        var what = fault.RecoveredAt is { } end ? Past(fault, end - fault.BeganAt) : $"{shared.Word(fault.Reason)} {texts["Story.Going", Length(now - fault.BeganAt)]}";
        var how = fault.Recovery is { } recovery ? shared.Word(recovery) : string.Empty;
        return string.Join(' ', new[] { what, how, Cost(fault, now) }.Where(static part => part.Length > 0));
    }

    public string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 9.95 } => texts["Duration.Seconds", length.TotalSeconds.ToString("0.#", CultureInfo.CurrentCulture)],
        { TotalSeconds: < 99.5 } => texts["Duration.Seconds", Math.Round(length.TotalSeconds)],
        { TotalMinutes: < 99.5 } => texts["Duration.Minutes", Math.Round(length.TotalMinutes)],
        _ => texts["Duration.Hours", (int)length.TotalHours, length.Minutes],
    };

    public string Length(TimeSpan? length) => length is { } known ? Length(known) : "–";

    private string Past(Fault fault, TimeSpan lasted)
    {
        // Reasons without a sentence of their own are told by their kind.
        var own = texts[$"Story.{fault.Reason}", Length(lasted)];
        return own.ResourceNotFound ? texts[$"StoryOf.{fault.Kind}", Length(lasted)] : own;
    }

    private string Cost(Fault fault, DateTimeOffset now)
    {
        var lost = FaultFigures.LostSeconds(fault, now);
        return lost >= WorthSaying
            ? texts["Story.Lost", Length(TimeSpan.FromSeconds(lost))]
            : FaultStages.StopsRecording(fault.Stage ?? FaultStages.Of(fault.Kind)) && fault.RecoveredAt is not null ? texts["Story.LostNothing"] : string.Empty;
    }
}
