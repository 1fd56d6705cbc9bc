using DailyCam.Core.Incidents;

namespace DailyCam.Web.Features.Family;

/// <summary>A drawing for what could happen; always beside its words.</summary>
internal static class CategorySymbols
{
    public static string Of(IncidentCategory category) => category switch
    {
        IncidentCategory.Fall => "falling",
        IncidentCategory.Collision => "personal_injury",
        IncidentCategory.Entrapment => "front_hand",
        IncidentCategory.FurnitureTipOver => "shelves",
        IncidentCategory.ElectricShock => "bolt",
        IncidentCategory.ChokingOrSwallowing => "toys",
        IncidentCategory.Burn => "local_fire_department",
        IncidentCategory.Poisoning => "medication",
        IncidentCategory.SleepEnvironment => "crib",
        IncidentCategory.Unattended => "door_front",
        _ => "shield",
    };
}
