using System.ComponentModel.DataAnnotations;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Analysis.Spending;

public sealed class PriceListTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1_000_000, 0, 0, 300_000)]
    [InlineData(0, 0, 1_000_000, 2_500_000)]
    [InlineData(1_000_000, 1_000_000, 0, 30_000)]
    [InlineData(61_000, 0, 1_600, 22_300)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(10, 50, 0, 1)]
    public void A_request_costs_what_its_tokens_do_rounded_up(long input, long cached, long output, long micros)
    {
        var price = Defaults().Find("gemini-3.5-flash-lite", November)!.Value;
        Assert.Equal(micros, price.CostOf(new ModelUsage(input, output, cached)));
    }

    [Fact]
    public void No_cost_is_ever_less_than_the_exact_one_nor_more_than_a_millionth_above()
    {
        var random = new Random(20261127);
        for (var i = 0; i < 2000; i++)
        {
            var price = new TokenPrice(random.NextInt64(0, 20_000_000), random.NextInt64(0, 2_000_000), random.NextInt64(0, 90_000_000));
            var usage = new ModelUsage(random.NextInt64(0, 2_000_000), random.NextInt64(0, 70_000));
            var exact = ((usage.Input * (decimal)price.Input) + (usage.Output * (decimal)price.Output)) / 1_000_000;
            Assert.InRange(price.CostOf(usage) - exact, 0, 0.999_999_999m);
        }
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59Z", 750_000, 75_000, 3_750_000)]
    [InlineData("2027-01-01T00:00:00Z", 1_500_000, 150_000, 7_500_000)]
    public void A_promotion_ends_on_its_day(string at, long input, long cached, long output)
    {
        var price = Defaults().Find("gemini-3.8-flash", DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new TokenPrice(input, cached, output), price);
    }

    [Fact]
    public void What_nobody_has_priced_has_no_price_and_neither_has_what_is_priced_in_other_money()
    {
        Assert.Null(Defaults().Find("gemini-9", November));
        Assert.Null(List(new BudgetOptions { Currency = "KRW" }).Find("gemini-3.5-flash-lite", November));
        var own = new PriceOptions { Models = [new() { Model = "gemini-3.5-flash-lite", Currency = "KRW", Input = 420, Output = 3500 }] };
        Assert.Equal(420_000_000, new PriceList(Options.Create(own), Options.Create(new BudgetOptions { Currency = "KRW" })).Find("gemini-3.5-flash-lite", November)!.Value.Input);
    }

    [Fact]
    public void A_model_at_home_costs_nothing_when_that_is_said()
    {
        var price = List(new BudgetOptions(), new ModelPrice { Model = "qwen3-vl:8b", Input = 0, Output = 0 }).Find("qwen3-vl:8b", November)!.Value;
        Assert.True(price.IsFree);
        Assert.Equal(0, price.CostOf(new ModelUsage(1_000_000, 1_000_000)));
    }

    [Fact]
    public void The_cheaper_model_is_one_that_still_lives()
    {
        var prices = Defaults();
        Assert.Equal("gemini-3.1-flash-lite", prices.CheaperThan("gemini-3.5-flash-lite", November));
        Assert.Null(prices.CheaperThan("gemini-3.5-flash-lite", new DateTimeOffset(2027, 5, 7, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(prices.CheaperThan("gemini-3.1-flash-lite", November));
        Assert.Null(prices.CheaperThan("unknown", November));
        Assert.True(prices.IsRetired("gemini-3.1-flash-lite", new DateTimeOffset(2027, 5, 7, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(prices.IsRetired("gemini-3.1-flash-lite", new DateTimeOffset(2027, 5, 6, 23, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void From_its_end_on_the_model_that_was_named_in_its_place_is_asked_and_two_that_name_each_other_hang_nobody()
    {
        var prices = List(
            new BudgetOptions(),
            new ModelPrice { Model = "a", Input = 1, Output = 1, RetiresOn = new(2026, 12, 1), Replacement = "b" },
            new ModelPrice { Model = "b", Input = 1, Output = 1, RetiresOn = new(2027, 1, 1), Replacement = "c" },
            new ModelPrice { Model = "x", Input = 1, Output = 1, RetiresOn = new(2026, 12, 1), Replacement = "y" },
            new ModelPrice { Model = "y", Input = 1, Output = 1, RetiresOn = new(2026, 12, 1), Replacement = "x" });
        Assert.Equal("a", prices.InPlaceOf("a", November));
        Assert.Equal("b", prices.InPlaceOf("a", November, ended: "a"));
        Assert.Equal("b", prices.InPlaceOf("a", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal("c", prices.InPlaceOf("a", new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Contains(prices.InPlaceOf("x", new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)), new[] { "x", "y" });
        Assert.Equal("unknown", prices.InPlaceOf("unknown", November, ended: "unknown"));
        Assert.EndsWith(", ends 2026-12-01, then b", new ModelPrice { Model = "a", Input = 1, Output = 1, RetiresOn = new(2026, 12, 1), Replacement = "b" }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_family_configures_is_added_to_the_defaults_and_takes_their_place()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["P:Models:0:Model"] = "gemini-3.5-flash-lite",
            ["P:Models:0:Input"] = "0.5",
            ["P:Models:0:Output"] = "5",
            ["P:Models:0:RetiresOn"] = "2027-03-01",
            ["P:Models:1:Model"] = "qwen3-vl:8b",
            ["P:Models:1:Input"] = "0",
            ["P:Models:1:Output"] = "0",
        };
        var options = new PriceOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("P").Bind(options);
        var prices = new PriceList(Options.Create(options), Options.Create(new BudgetOptions()));
        Assert.Equal(new TokenPrice(500_000, 500_000, 5_000_000), prices.Find("gemini-3.5-flash-lite", November));
        Assert.Equal(new DateOnly(2027, 3, 1), prices.RetiresOn("gemini-3.5-flash-lite"));
        Assert.True(prices.Find("qwen3-vl:8b", November)!.Value.IsFree);
        Assert.NotNull(prices.Find("gemini-3.8-flash", November));
        Assert.Empty(Problems(options));
    }

    [Fact]
    public void A_price_that_is_not_whole_stops_the_start_with_its_reason()
    {
        Assert.Empty(Problems(new PriceOptions()));
        Assert.Contains("write 0", Problem(new ModelPrice { Model = "a", Input = 1 }), StringComparison.Ordinal);
        Assert.Contains("Model", Problem(new ModelPrice { Input = 1, Output = 1 }), StringComparison.Ordinal);
        Assert.Contains("negative", Problem(new ModelPrice { Model = "a", Input = -1, Output = 1 }), StringComparison.Ordinal);
        Assert.Contains("ChangesOn", Problem(new ModelPrice { Model = "a", Input = 1, Output = 1, OutputAfter = 2 }), StringComparison.Ordinal);
    }

    private static PriceList Defaults() => List(new BudgetOptions());

    private static PriceList List(BudgetOptions budget, params ModelPrice[] more)
    {
        var options = new PriceOptions();
        options.Models = [.. options.Models, .. more];
        return new PriceList(Options.Create(options), Options.Create(budget));
    }

    private static string Problem(ModelPrice price) => Assert.Single(Problems(new PriceOptions { Models = [price] })).ErrorMessage!;

    private static List<ValidationResult> Problems(PriceOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
