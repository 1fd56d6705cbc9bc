using DailyCam.Core.Capture.Fragments;
using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Frames;

public static class FramesServiceCollectionExtensions
{
    public static IServiceCollection AddFrames(this IServiceCollection services)
    {
        services.AddCheckedOptions<FramesOptions>(FramesOptions.Section);
        services.AddSingleton<RecentFragments>();
        services.AddSingleton<IPictureMaker, PictureMaker>();
        services.AddSingleton<RecordedPictures>();
        services.AddSingleton<IFragmentConsumerFactory, FrameDecoderFactory>();
        return services;
    }
}
