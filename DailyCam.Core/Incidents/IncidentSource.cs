namespace DailyCam.Core.Incidents;

/// <summary>What found an incident.</summary>
public enum IncidentSource
{
    Zone = 1,
    LocalVision = 2,
    SnapshotModel = 3,
    SegmentModel = 4,
    Person = 5,
}
