using System.Globalization;
using System.Text;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What one model costs and how long it lives. Prices are in the currency per million tokens; both of input and output must be given, a 0 too.</summary>
public sealed class ModelPrice
{
    /// <summary>The model's id as the provider spells it.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Of the prices. Only a price in the currency of the budget counts. Default: USD, as the providers' lists.</summary>
    public string Currency { get; set; } = "USD";

    public decimal? Input { get; set; }

    /// <summary>Input that the provider had in its cache; without it, the price of input.</summary>
    public decimal? Cached { get; set; }

    /// <summary>Answer and thinking.</summary>
    public decimal? Output { get; set; }

    /// <summary>First day (UTC) of the second prices: the end of a promotion. Empty when the prices stay.</summary>
    public DateOnly? ChangesOn { get; set; }

    public decimal? InputAfter { get; set; }

    public decimal? CachedAfter { get; set; }

    public decimal? OutputAfter { get; set; }

    /// <summary>First day (UTC) on which the provider no longer answers for it. Empty when none is known.</summary>
    public DateOnly? RetiresOn { get; set; }

    /// <summary>The model that is asked instead when the budget runs low; empty for none.</summary>
    public string Cheaper { get; set; } = string.Empty;

    /// <summary>The model that is asked instead from <see cref="RetiresOn"/> on; empty for none. It needs a price of its own.</summary>
    public string Replacement { get; set; } = string.Empty;

    /// <summary>One line for the reference: model, input/cached/output, and what changes when.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{Model} {Input}/{Cached ?? Input}/{Output}"));
        if (ChangesOn is { } day)
        {
            text.Append(CultureInfo.InvariantCulture, $", from {day:yyyy-MM-dd} {InputAfter ?? Input}/{CachedAfter ?? InputAfter ?? Cached ?? Input}/{OutputAfter ?? Output}");
        }

        if (RetiresOn is { } end)
        {
            text.Append(CultureInfo.InvariantCulture, $", ends {end:yyyy-MM-dd}");
        }

        text.Append(Replacement.Length == 0 ? string.Empty : $", then {Replacement}");
        return (Cheaper.Length == 0 ? text : text.Append(", cheaper: ").Append(Cheaper)).ToString();
    }
}
