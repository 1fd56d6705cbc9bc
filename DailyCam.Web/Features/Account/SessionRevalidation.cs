using System.Data.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace DailyCam.Web.Features.Account;

/// <summary>A circuit keeps the identity it began with; this asks again whether that person may still be here.</summary>
internal sealed class SessionRevalidation(ILoggerFactory loggers, Admissions admissions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>A removed person's open page is dead within a minute; their cookie at the next request (<see cref="SessionGate"/>).</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await admissions.IsLetInAsync(authenticationState.User, cancellationToken);
        }
        catch (DbException)
        {
            return true; // SessionGate says why.
        }
    }
}
