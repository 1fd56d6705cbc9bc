namespace DailyCam.Core.Family;

/// <summary>
/// What a family can say of its home, because it decides which dangers of an age are there and which are already taken care of. A closed list: each has its question for parents
/// (text key <c>Fact.&lt;name&gt;</c>) and its words for models. Stored, and spoken by programs, under the member's name: one that was released is never renamed.
/// </summary>
public enum HomeFact
{
    /// <summary>Steps inside the home that the child can get to.</summary>
    Stairs = 1,

    /// <summary>A gate at each end of them.</summary>
    StairGates = 2,

    /// <summary>A window or a balcony rail that a child can reach, or climb to.</summary>
    LowWindows = 3,

    /// <summary>Locks or bars that keep a child from opening them, or from leaning out.</summary>
    WindowGuards = 4,

    /// <summary>A stove with knobs or flames that a child can reach.</summary>
    GasStove = 5,

    /// <summary>A valve that is locked, a guard, or a gate before the kitchen.</summary>
    StoveGuard = 6,

    CornerGuards = 7,

    SocketCovers = 8,

    /// <summary>Chests, shelves and the television are fixed to the wall.</summary>
    AnchoredFurniture = 9,

    /// <summary>Medicines and cleaning agents are behind a lock, or higher than a child climbs.</summary>
    LockedMedicines = 10,

    /// <summary>The child sleeps in a bed of its own.</summary>
    OwnBed = 11,

    Pets = 12,

    /// <summary>Other children live in the home.</summary>
    Siblings = 13,
}
