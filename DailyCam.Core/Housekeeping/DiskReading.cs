using DailyCam.Core.Faults;

namespace DailyCam.Core.Housekeeping;

/// <summary>What the archive's disk said of itself.</summary>
/// <param name="Trouble">What is wrong with it; null when nothing is.</param>
/// <param name="HoldsData">Whether the data folder lies on the same disk, and with it exports.</param>
public sealed record DiskReading(long TotalBytes, long FreeBytes, bool HoldsData, FaultReason? Trouble, DateTimeOffset ReadAt);
