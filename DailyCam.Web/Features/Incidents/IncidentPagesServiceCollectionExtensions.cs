namespace DailyCam.Web.Features.Incidents;

internal static class IncidentPagesServiceCollectionExtensions
{
    /// <summary>Each page has a book of its own.</summary>
    public static IServiceCollection AddIncidentPages(this IServiceCollection services) => services.AddTransient<AnswerBook>();
}
