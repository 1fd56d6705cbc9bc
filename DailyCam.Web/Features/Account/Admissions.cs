using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Watches over answers that do not end by themselves: they were allowed when they began, and the caller may sign out, be removed or lose the token
/// meanwhile. Safe from any thread.
/// </summary>
internal sealed class Admissions(IServiceScopeFactory scopes, ApiTokens tokens, EndedSessions ended, IOptions<IdentityOptions> options, TimeProvider clock)
{
    private event Action<string>? SignedOutCaller;

    /// <summary>
    /// Ends all open answers of a person. A session cookie names the person, not the device: another device of theirs asks again and is let in.
    /// </summary>
    public void SignedOut(ClaimsPrincipal person)
    {
        if (IdOf(person) is { } id)
        {
            SignedOutCaller?.Invoke(id);
        }
    }

    /// <summary>Ends all open answers of an account or a token that is gone.</summary>
    public void Removed(string id) => SignedOutCaller?.Invoke(id);

    /// <summary>Starts watching.</summary>
    public Admission Watch(ClaimsPrincipal caller, CancellationToken aborted)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        return new Admission(source, new Watching(this, caller, source, clock));
    }

    /// <summary>Whether this person or token would be let in now.</summary>
    public async Task<bool> IsLetInAsync(ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        if (IdOf(caller) is { } id && id.StartsWith(ApiTokenHandler.IdPrefix, StringComparison.Ordinal))
        {
            return await tokens.IsGoodAsync(id[ApiTokenHandler.IdPrefix.Length..], cancellationToken);
        }

        if (await ended.ContainsAsync(caller, cancellationToken))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var user = await users.GetUserAsync(caller);
        return user is not null && caller.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
    }

    private static string? IdOf(ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.NameIdentifier);

    private sealed class Watching : IDisposable
    {
        private readonly Admissions owner;
        private readonly ClaimsPrincipal caller;
        private readonly CancellationTokenSource source;
        private readonly ITimer timer;

        public Watching(Admissions owner, ClaimsPrincipal caller, CancellationTokenSource source, TimeProvider clock)
        {
            (this.owner, this.caller, this.source) = (owner, caller, source);
            owner.SignedOutCaller += OnSignedOut;
            timer = clock.CreateTimer(static state => _ = ((Watching)state!).LookAsync(), this, SessionRevalidation.Interval, SessionRevalidation.Interval);
        }

        public void Dispose()
        {
            owner.SignedOutCaller -= OnSignedOut;
            timer.Dispose();
        }

        private void OnSignedOut(string id)
        {
            if (id == IdOf(caller))
            {
                End();
            }
        }

        private async Task LookAsync()
        {
            try
            {
                if (!await owner.IsLetInAsync(caller, source.Token))
                {
                    End();
                }
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException or OperationCanceledException)
            {
                // The database is busy or the answer over; the next look decides.
            }
        }

        private void End()
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The answer ended at the same moment.
            }
        }
    }
}
