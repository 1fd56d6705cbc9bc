using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Spending;

/// <summary>What models cost, and when they end. What has no price here is never sent.</summary>
public sealed class PriceOptions : IValidatableObject
{
    public const string Section = "DailyCam:Analysis:Prices";

    /// <summary>Above this a price is a slip of the keyboard.</summary>
    private const decimal Dearest = 1_000_000_000;

    /// <summary>
    /// The models, each by number: <c>__0__Model</c>, <c>__0__Input</c>, <c>__0__Cached</c>, <c>__0__Output</c> (per million tokens), <c>__0__Currency</c>, <c>__0__ChangesOn</c> with
    /// <c>__0__InputAfter</c>, <c>__0__CachedAfter</c>, <c>__0__OutputAfter</c>, <c>__0__RetiresOn</c>, <c>__0__Replacement</c>, <c>__0__Cheaper</c>. What is given is added to the defaults, and for the same model takes
    /// their place. A model at home needs its line too: input 0, output 0. Default: the models that could be asked in November 2026, as model input/cached/output.
    /// </summary>
    public ModelPrice[] Models { get; set; } =
    [
        new()
        {
            Model = "gemini-3.8-flash", Input = 0.75m, Cached = 0.075m, Output = 3.75m, ChangesOn = new(2027, 1, 1), InputAfter = 1.5m, CachedAfter = 0.15m, OutputAfter = 7.5m, Cheaper = "gemini-3.5-flash-lite",
        },
        new() { Model = "gemini-3.5-flash", Input = 1.5m, Cached = 0.15m, Output = 9, Cheaper = "gemini-3.5-flash-lite" },
        new() { Model = "gemini-3.5-flash-lite", Input = 0.3m, Cached = 0.03m, Output = 2.5m, RetiresOn = new(2027, 7, 21), Cheaper = "gemini-3.1-flash-lite" },
        new() { Model = "gemini-3.1-flash-lite", Input = 0.25m, Cached = 0.025m, Output = 1.5m, RetiresOn = new(2027, 5, 7) },
    ];

    /// <summary>Days before a model's end from which every page says so. Default: 30, enough to try another one.</summary>
    [Range(0, 365)]
    public int WarnDays { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var price in Models)
        {
            if (Problem(price) is { } problem)
            {
                yield return new ValidationResult($"{(price.Model.Length == 0 ? "a model without a name" : price.Model)}: {problem}", [nameof(Models)]);
            }
        }
    }

    private static string? Problem(ModelPrice price)
    {
        decimal?[] prices = [price.Input, price.Cached, price.Output, price.InputAfter, price.CachedAfter, price.OutputAfter];
        return price switch
        {
            { Model.Length: 0 } => "Model must be given.",
            { Input: null } or { Output: null } => "Input and Output must both be given; write 0 for a model that costs nothing.",
            _ when prices.Any(static amount => amount is < 0 or > Dearest) => "a price must not be negative.",
            { ChangesOn: null } when prices[3..].Any(static amount => amount is not null) => "ChangesOn must be given with the later prices.",
            { Currency.Length: not 3 } => "Currency must be three letters such as USD.",
            _ => null,
        };
    }
}
