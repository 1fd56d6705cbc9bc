using DailyCam.Core;
using DailyCam.Core.Hosting;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Makes, finds and takes back invitations, and turns one into an account. One opens only as long as whoever made it is an administrator. Why one does not open (wrong, run out, taken back, used) is never
/// told. Two people with the same link: one joins.
/// Safe from any thread.
/// </summary>
internal sealed partial class Invitations(IDbContextFactory<AccountDbContext> contexts, TimeProvider clock, ILogger<Invitations> logger) : IDisposable
{
    /// <summary>Long enough to be opened on another phone tonight; whoever finds it in a chat next week finds nothing.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim oneAnswer = new(1, 1);

    public void Dispose() => oneAnswer.Dispose();

    /// <summary>An invitation and its token, which is told this once; or why there is none.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="by">Name of who invites: an administrator now, whatever an open page remembers.</param>
    public async Task<(Invitation? Invitation, string? Token, Problem? Problem)> CreateAsync(string role, string by, CancellationToken cancellationToken)
    {
        if (clock.IsStandIn())
        {
            return (null, null, new Problem("ShareClockUnset")); // Nobody could say when it ends.
        }

        var (token, now) = (InvitationToken.New(), clock.GetUtcNow());
        var invitation = new Invitation { Role = role, TokenHash = InvitationToken.Hash(token), CreatedBy = by, CreatedAt = now, ExpiresAt = now + Life };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken); // Nobody is removed between the question and the invitation.
        if (!await Admins(context).ContainsAsync(by, cancellationToken))
        {
            return (null, null, new Problem("NotAllowed"));
        }

        await context.Invitations.Where(old => old.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        context.Invitations.Add(invitation);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Made(logger, invitation.Id, role, invitation.ExpiresAt);
        return (invitation, token, null);
    }

    /// <summary>Those that can still be used, newest first.</summary>
    public async Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, now).OrderByDescending(static one => one.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Invitations.Where(one => one.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>What a token opens now; null for every other one.</summary>
    public async Task<Invitation?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (!InvitationToken.IsWellFormed(token) || clock.IsStandIn())
        {
            return null; // Without a clock nothing has an end: then nothing is open.
        }

        var (hash, now) = (InvitationToken.Hash(token!), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(context, now).SingleOrDefaultAsync(one => one.TokenHash == hash, cancellationToken);
    }

    /// <summary>Makes the account; the problems are empty when it exists afterwards, and then the link opens nothing any more.</summary>
    public async Task<IReadOnlyList<Problem>> AcceptAsync(People people, string? token, string? user, string? password, string? language, CancellationToken cancellationToken)
    {
        await oneAnswer.WaitAsync(cancellationToken);
        try
        {
            if (await FindAsync(token, cancellationToken) is not { } invitation)
            {
                return [new Problem("InvitationClosed")];
            }

            if (await people.CheckAsync(user, password) is { Count: > 0 } problems)
            {
                return problems;
            }

            // Used up before the account is there: should the process end in between, the link opens nothing, and another one is made.
            return await WithdrawAsync(invitation.Id, cancellationToken)
                ? await people.AddAsync(user, password, invitation.Role, language)
                : [new Problem("InvitationClosed")];
        }
        finally
        {
            oneAnswer.Release();
        }
    }

    private static IQueryable<Invitation> Open(AccountDbContext context, DateTimeOffset now)
    {
        var admins = Admins(context);
        return context.Invitations.AsNoTracking().Where(one => one.ExpiresAt > now && admins.Contains(one.CreatedBy));
    }

    /// <summary>Names of all administrators.</summary>
    private static IQueryable<string?> Admins(AccountDbContext context) =>
        from user in context.Users
        join link in context.UserRoles on user.Id equals link.UserId
        join role in context.Roles on link.RoleId equals role.Id
        where role.Name == Roles.Admin
        select user.UserName;

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Information, "Invitation {Invitation} was made for a {Role}; it ends at {ExpiresAt}")]
        public static partial void Made(ILogger logger, string invitation, string role, DateTimeOffset expiresAt);
    }
}
