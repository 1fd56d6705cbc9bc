using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What a model costs on one day, in millionths of the currency per million tokens, rounded up: as many as a single token costs in millionths of a millionth.</summary>
public readonly record struct TokenPrice(long Input, long Cached, long Output)
{
    private const decimal Million = 1_000_000;

    /// <summary>Whether nothing is ever owed for it.</summary>
    public bool IsFree => this is { Input: 0, Cached: 0, Output: 0 };

    /// <summary>What a request costs, in millionths of the currency; never less than it is, and at most one millionth more.</summary>
    public long CostOf(ModelUsage usage)
    {
        var cached = Math.Clamp(usage.Cached, 0, Math.Max(0, usage.Input));
        var exact = ((Math.Max(0, usage.Input) - cached) * (decimal)Input) + (cached * (decimal)Cached) + (Math.Max(0, usage.Output) * (decimal)Output);
        return (long)Math.Min(Math.Ceiling(exact / Million), long.MaxValue / 2);
    }

    /// <summary>A sum of money in millionths, rounded up.</summary>
    public static long Micros(decimal amount) => (long)Math.Ceiling(amount * Million);
}
