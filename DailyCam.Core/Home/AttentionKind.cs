namespace DailyCam.Core.Home;

/// <summary>What deserves a family's attention now, the most urgent first: this order is the order of the page. Each has words for parents (text key <c>Attention.&lt;name&gt;</c>).</summary>
public enum AttentionKind
{
    /// <summary>Cameras that should be recorded are not.</summary>
    NotRecorded = 1,

    /// <summary>Nobody looks for danger.</summary>
    NotLooked = 2,

    DatabaseDamaged = 3,

    DatabaseFull = 4,

    /// <summary>The archive's disk is away, hangs, or refuses to be written.</summary>
    StorageTrouble = 5,

    /// <summary>Something else fills the archive's disk: deleting recordings makes no room.</summary>
    StorageFull = 6,

    /// <summary>The computer does not know what time it is.</summary>
    ClockNotSet = 7,

    DatabaseAway = 8,

    /// <summary>A damaged database was replaced at the last start, and nobody has read that yet.</summary>
    DatabaseRescued = 9,

    /// <summary>Clearly less room than is to be kept free.</summary>
    StorageLow = 10,

    BackupFailed = 11,

    /// <summary>The start could not follow a setting that somebody had changed, and nobody has read that yet.</summary>
    SettingsAside = 12,

    KeyRefused = 13,

    ModelRetired = 14,

    NoPrice = 15,

    BudgetUsedUp = 16,

    ModelEnds = 17,

    BudgetLow = 18,
}
