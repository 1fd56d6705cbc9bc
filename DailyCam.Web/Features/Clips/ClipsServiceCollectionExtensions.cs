namespace DailyCam.Web.Features.Clips;

internal static class ClipsServiceCollectionExtensions
{
    /// <summary>The door through which somebody without an account sees one clip.</summary>
    public static IServiceCollection AddClips(this IServiceCollection services) => services.AddSingleton<ShareThrottle>().AddSingleton<ShareDesk>();
}
