using DailyCam.Core.Detection;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Incidents;

public static class IncidentsServiceCollectionExtensions
{
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddCheckedOptions<IncidentOptions>(IncidentOptions.Section);
        services.AddSingleton<IncidentFeed>();
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<ReviewerReader>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<DossierReader>();
        services.AddSingleton<IncidentLog>();
        services.AddSingleton<EvidencePictures>();
        services.AddSingleton<RecordedEvidence>();
        services.AddSingleton<IDetectionListenerFactory, ZoneIncidentsFactory>();
        services.AddLoop<IncidentRecovery>();
        return services;
    }
}
