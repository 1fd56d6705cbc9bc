using Microsoft.Extensions.Options;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>The prices as configured. Pure; safe from any thread.</summary>
public sealed class PriceList
{
    private readonly Dictionary<string, ModelPrice> prices = new(StringComparer.Ordinal);

    public PriceList(IOptions<PriceOptions> prices, IOptions<BudgetOptions> budget)
    {
        Currency = budget.Value.Currency;
        foreach (var price in prices.Value.Models.Where(price => price.Currency == Currency))
        {
            // What a family configures is added behind the defaults.
            this.prices[price.Model] = price;
        }
    }

    /// <summary>Of every sum made with these prices.</summary>
    public string Currency { get; }

    /// <summary>What the model costs at a moment; null when nobody said: then it cannot be counted, and is not sent.</summary>
    public TokenPrice? Find(string model, DateTimeOffset at)
    {
        if (!prices.TryGetValue(model, out var price))
        {
            return null;
        }

        var isLater = price.ChangesOn is { } day && DayOf(at) >= day;
        var input = (isLater ? price.InputAfter : null) ?? price.Input ?? 0;
        var cached = (isLater ? price.CachedAfter ?? price.InputAfter : null) ?? price.Cached ?? input;
        var output = (isLater ? price.OutputAfter : null) ?? price.Output ?? 0;
        return new TokenPrice(TokenPrice.Micros(input), TokenPrice.Micros(cached), TokenPrice.Micros(output));
    }

    /// <summary>First day (UTC) on which the provider no longer answers for the model; null when none is known.</summary>
    public DateOnly? RetiresOn(string model) => prices.GetValueOrDefault(model)?.RetiresOn;

    /// <summary>Whether the model's end has come.</summary>
    public bool IsRetired(string model, DateTimeOffset at) => RetiresOn(model) is { } end && DayOf(at) >= end;

    /// <summary>The model to ask: the named one, or from its end on the one that was named in its place, and so on. Without one it stays the named one, which nobody answers for any more.</summary>
    /// <param name="ended">A model that counts as ended whatever is known of it; for a rehearsal.</param>
    public string InPlaceOf(string model, DateTimeOffset at, string? ended = null)
    {
        var asked = model;

        // Each price leads one step further at most; two that name each other end here too.
        for (var left = prices.Count; left > 0 && (asked == ended || IsRetired(asked, at)) && prices.GetValueOrDefault(asked)?.Replacement is { Length: > 0 } next; left--)
        {
            asked = next;
        }

        return asked;
    }

    /// <summary>The model to ask when the budget runs low: has a price and still lives. Null when there is none.</summary>
    public string? CheaperThan(string model, DateTimeOffset at) =>
        prices.GetValueOrDefault(model)?.Cheaper is { Length: > 0 } cheaper && prices.ContainsKey(cheaper) && !IsRetired(cheaper, at) ? cheaper : null;

    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
