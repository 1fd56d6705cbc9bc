using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Measures;

public static class MeasuresServiceCollectionExtensions
{
    /// <summary>Before capture: loops stop in the reverse order, and the last minutes come when capture has stopped.</summary>
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.AddCheckedOptions<MeasuresOptions>(MeasuresOptions.Section);
        services.AddSingleton<MeasureQueue>();
        services.AddSingleton<MeasureBoard>();
        services.AddSingleton<MeasureStore>();
        services.AddSingleton<IFragmentConsumerFactory, MeasureConsumerFactory>();
        services.AddSingleton(static provider => new MeasureReader(
            provider.GetRequiredService<MeasureStore>(),
            provider.GetRequiredService<Cameras.CameraStore>(),
            provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<MeasuresOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddLoop<MeasureWriter>();
    }
}
