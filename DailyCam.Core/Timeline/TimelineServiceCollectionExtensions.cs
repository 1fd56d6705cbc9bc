using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Timeline;

public static class TimelineServiceCollectionExtensions
{
    public static IServiceCollection AddTimeline(this IServiceCollection services) => services.AddSingleton<TimelineReader>().AddSingleton<SecondsReader>().AddSingleton<CalendarReader>().AddSingleton<PreviewPictures>().AddSingleton<PreviewSheets>();
}
