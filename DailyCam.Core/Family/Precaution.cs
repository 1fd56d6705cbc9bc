namespace DailyCam.Core.Family;

/// <summary>
/// One thing that a home is made safe against at an age; the ages stand in <see cref="PrecautionRules"/>. Each has a name and a sentence for parents that says what to do
/// (text keys <c>Care.&lt;name&gt;</c> and <c>Care.&lt;name&gt;.Do</c>).
/// </summary>
public enum Precaution
{
    SleepPosition = 1,
    SoftBedding,
    SharedBed,
    HeadSupport,
    ChangingTable,
    RollingOff,
    Mouthing,
    SmallObjects,
    SocketsAndCords,
    FurnitureEdges,
    HeadFirstFalls,
    TippingFurniture,
    TableCloths,
    Stairs,
    Drawers,
    HeadHighCorners,
    Kitchen,
    GasStove,
    HotDrinks,
    Doors,
    Climbing,
    Windows,
    Medicines,
    Water,
    StreetDoor,
    Scissors,
    HotTaps,
    Appliances,
    BunkBeds,
    Shelves,
    Jumping,
    Tools,
    BallGames,
    LeavingHome,
    KitchenTools,
    BeingAlone,
    Fights,
    Pets,
    OlderChildren,
}
