using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Alerts;

/// <summary>What each person wants to be told, on all of their devices. Safe from any thread.</summary>
public sealed class AlertWishStore(IDbContextFactory<DailyCamDbContext> contexts)
{
    /// <summary>Tells open pages whose wish has changed. Handlers run on the teller's thread and must only hand over.</summary>
    public event Action<string>? Changed;

    /// <summary>The default for whoever said nothing.</summary>
    public async Task<AlertWish> FindAsync(string account, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.AlertWishes.AsNoTracking().SingleOrDefaultAsync(one => one.Account == account, cancellationToken);
        return row?.Read() ?? AlertWish.Default;
    }

    /// <summary>Changes what is stored now, which may be newer than what a page shows.</summary>
    /// <returns>The wish as it is afterwards.</returns>
    public async Task<AlertWish> ChangeAsync(string account, Func<AlertWish, AlertWish> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.AlertWishes.SingleOrDefaultAsync(one => one.Account == account, cancellationToken);
        var wish = change(row?.Read() ?? AlertWish.Default);
        if (row is null)
        {
            context.Add(row = new AlertWishRow { Account = account });
        }

        row.Write(wish);
        await context.SaveChangesAsync(cancellationToken);
        Changed?.Invoke(account);
        return wish;
    }

    /// <summary>The account is gone.</summary>
    public async Task ForgetAsync(string account, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.AlertWishes.Where(one => one.Account == account).ExecuteDeleteAsync(cancellationToken);
    }
}
