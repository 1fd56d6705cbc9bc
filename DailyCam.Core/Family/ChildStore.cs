using DailyCam.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DailyCam.Core.Family;

/// <summary>What the family said of the child.</summary>
public sealed class ChildStore(IDbContextFactory<DailyCamDbContext> contexts, TimeProvider clock)
{
    /// <summary>Empty when nothing was said.</summary>
    public async Task<Child> FindAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Children.AsNoTracking().SingleOrDefaultAsync(child => child.Id == Child.OnlyId, cancellationToken) ?? new Child();
    }

    /// <summary>Replaces what was said, or says why not: with problems nothing is changed. Two empty fields take name and birth date away.</summary>
    /// <param name="home">Null leaves what was said of the home.</param>
    public async Task<IReadOnlyList<Problem>> SaveAsync(string? name, DateOnly? birthDate, HomeFacts? home, CancellationToken cancellationToken)
    {
        var (clean, problems) = ChildValidation.Check(name, birthDate, clock.GetUtcNow());
        if (problems.Count > 0)
        {
            return problems;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Children.SingleOrDefaultAsync(child => child.Id == Child.OnlyId, cancellationToken);
        clean.Home = home ?? stored?.Home ?? HomeFacts.Nothing;
        if (stored is null)
        {
            context.Children.Add(clean);
        }
        else
        {
            (stored.Name, stored.BirthDate, stored.Home) = (clean.Name, clean.BirthDate, clean.Home);
        }

        await context.SaveChangesAsync(cancellationToken);
        return [];
    }
}
