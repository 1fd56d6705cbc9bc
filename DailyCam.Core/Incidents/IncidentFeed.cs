namespace DailyCam.Core.Incidents;

/// <summary>Tells open pages of an incident the moment it is stored or changed. Handlers run on the teller's thread and must only hand over.</summary>
public sealed class IncidentFeed
{
    public event Action<Incident>? Changed;

    public void Tell(Incident incident) => Changed?.Invoke(incident);
}
