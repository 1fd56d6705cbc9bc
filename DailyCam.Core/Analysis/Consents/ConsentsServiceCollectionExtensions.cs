using DailyCam.Core.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core.Analysis.Consents;

public static class ConsentsServiceCollectionExtensions
{
    public static IServiceCollection AddConsents(this IServiceCollection services) => services.AddSingleton<ConsentStore>().AddLoop<ConsentKeeper>().AddLoop<WithdrawalLoop>();
}
