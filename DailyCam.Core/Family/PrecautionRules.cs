using DailyCam.Core.Incidents;

namespace DailyCam.Core.Family;

/// <summary>
/// Which precaution matters at which age. The first stage of each is the row of the table of age stages that names it (<see cref="AgeStage"/>); the last one is where a child of that age knows
/// better or is tall enough, chosen late rather than early: a line too many costs a glance.
/// </summary>
public static class PrecautionRules
{
    /// <summary>In the order of the table of age stages; what only some homes have comes last.</summary>
    public static IReadOnlyList<PrecautionRule> All { get; } =
    [
        new(Precaution.SleepPosition, 1, 2, IncidentCategory.SleepEnvironment),
        new(Precaution.SoftBedding, 1, 2, IncidentCategory.SleepEnvironment),
        new(Precaution.SharedBed, 1, 3, IncidentCategory.SleepEnvironment, Device: HomeFact.OwnBed),
        new(Precaution.HeadSupport, 1, 1, IncidentCategory.Other),
        new(Precaution.ChangingTable, 1, 3, IncidentCategory.Fall),
        new(Precaution.RollingOff, 2, 4, IncidentCategory.Fall),
        new(Precaution.Mouthing, 2, 4, IncidentCategory.ChokingOrSwallowing),
        new(Precaution.SmallObjects, 3, 6, IncidentCategory.ChokingOrSwallowing),
        new(Precaution.SocketsAndCords, 3, 7, IncidentCategory.ElectricShock, Device: HomeFact.SocketCovers),
        new(Precaution.FurnitureEdges, 3, 4, IncidentCategory.Collision, Device: HomeFact.CornerGuards),
        new(Precaution.HeadFirstFalls, 3, 4, IncidentCategory.Fall),
        new(Precaution.TippingFurniture, 4, 9, IncidentCategory.FurnitureTipOver, Device: HomeFact.AnchoredFurniture),
        new(Precaution.TableCloths, 4, 5, IncidentCategory.Burn),
        new(Precaution.Stairs, 4, 7, IncidentCategory.Fall, HomeFact.Stairs, HomeFact.StairGates),
        new(Precaution.Drawers, 4, 6, IncidentCategory.Entrapment),
        new(Precaution.HeadHighCorners, 5, 7, IncidentCategory.Collision, Device: HomeFact.CornerGuards),
        new(Precaution.Kitchen, 5, 7, IncidentCategory.Burn),
        new(Precaution.GasStove, 5, 9, IncidentCategory.Burn, HomeFact.GasStove, HomeFact.StoveGuard),
        new(Precaution.HotDrinks, 5, 7, IncidentCategory.Burn),
        new(Precaution.Doors, 5, 7, IncidentCategory.Entrapment),
        new(Precaution.Climbing, 6, 8, IncidentCategory.Fall),
        new(Precaution.Windows, 6, 10, IncidentCategory.Fall, HomeFact.LowWindows, HomeFact.WindowGuards),
        new(Precaution.Medicines, 6, 10, IncidentCategory.Poisoning, Device: HomeFact.LockedMedicines),
        new(Precaution.Water, 7, 9, IncidentCategory.Other),
        new(Precaution.StreetDoor, 7, 9, IncidentCategory.Unattended),
        new(Precaution.Scissors, 8, 9, IncidentCategory.Other),
        new(Precaution.HotTaps, 8, 9, IncidentCategory.Burn),
        new(Precaution.Appliances, 8, 9, IncidentCategory.ElectricShock),
        new(Precaution.BunkBeds, 9, 10, IncidentCategory.Fall),
        new(Precaution.Shelves, 9, 10, IncidentCategory.FurnitureTipOver),
        new(Precaution.Jumping, 9, 10, IncidentCategory.Fall),
        new(Precaution.Tools, 10, 11, IncidentCategory.Other),
        new(Precaution.BallGames, 10, 11, IncidentCategory.Collision),
        new(Precaution.LeavingHome, 10, 11, IncidentCategory.Unattended),
        new(Precaution.KitchenTools, 11, 11, IncidentCategory.Burn),
        new(Precaution.BeingAlone, 11, 11, IncidentCategory.Unattended),
        new(Precaution.Fights, 11, 11, IncidentCategory.Collision, HomeFact.Siblings),
        new(Precaution.Pets, 1, 7, IncidentCategory.Other, HomeFact.Pets),
        new(Precaution.OlderChildren, 1, 5, IncidentCategory.ChokingOrSwallowing, HomeFact.Siblings),
    ];
}
