using DailyCam.Core.Incidents;

namespace DailyCam.Core.Family;

/// <summary>When a precaution matters.</summary>
/// <param name="FirstStage">Number of the <see cref="AgeStage"/> with which it begins to matter.</param>
/// <param name="LastStage">Number of the last stage in which it is still told.</param>
/// <param name="Category">What would happen without it.</param>
/// <param name="Hazard">What must be in the home for it to matter at all; null when every home has it.</param>
/// <param name="Device">What takes care of it; null when nothing does but an adult.</param>
public sealed record PrecautionRule(Precaution What, int FirstStage, int LastStage, IncidentCategory Category, HomeFact? Hazard = null, HomeFact? Device = null)
{
    /// <summary>How it stands in a home; null where the home does not have what it is about.</summary>
    public PrecautionStanding? In(HomeFacts home)
    {
        var hazard = Hazard is { } danger ? home[danger] : HomeAnswer.Yes;
        var device = Device is { } guard ? home[guard] : HomeAnswer.No;
        return (hazard, device) switch
        {
            (HomeAnswer.No, _) => null,
            (_, HomeAnswer.Yes) => PrecautionStanding.InPlace,
            (HomeAnswer.Unknown, _) or (_, HomeAnswer.Unknown) => PrecautionStanding.Unknown,
            _ => Hazard is null && Device is null ? PrecautionStanding.Always : PrecautionStanding.Open,
        };
    }
}
