namespace DailyCam.Tests.Chaos;

/// <summary>What the chaos run does to the product, one value for each row of the soak in the scorecard.</summary>
internal enum ChaosFault
{
    CameraCut,
    FreezeAboveLimit,
    FreezeBelowLimit,
    ShortStall,
    ByteCorruption,
    ParameterChange,
    RtpTimeJump,
    KillChild,
    StopChild,
    KillProduct,
    PowerCut,
    DiskFull,
    Unplug,
    StorageFreeze,
    ClockStep,
    ModelAnswer,
}
