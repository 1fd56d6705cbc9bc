namespace DailyCam.Core.Incidents;

public enum IncidentCategory
{
    Fall = 1,
    Collision = 2,
    Entrapment = 3,
    FurnitureTipOver = 4,
    ElectricShock = 5,
    ChokingOrSwallowing = 6,
    Burn = 7,
    Poisoning = 8,
    SleepEnvironment = 9,
    DangerZoneEntry = 10,
    Unattended = 11,
    Other = 12,
}
