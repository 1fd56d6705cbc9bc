using DailyCam.Core.Home;
using DailyCam.Web.Features.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>What a start makes of the kept settings: their place among the others, and what happens when they cannot be followed.</summary>
public sealed class KeptSettingsStartTests : IDisposable
{
    private const string Days = "DailyCam:Archive:RetentionDays";
    private const string Backups = "DailyCam:Database:KeepBackups";
    private const string Free = "DailyCam:Archive:MinimumFreeGigabytes";
    private const string Proxy = "DailyCam:Proxy:Trusted";

    private readonly KeptSettingsHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task What_is_kept_outranks_the_settings_file_beside_the_program_and_nothing_else()
    {
        home.Write($$"""{ "{{Days}}": "30", "DailyCam": { "Database": { "KeepBackups": 3 } } }""");
        await using (var app = home.Begin())
        {
            Assert.Equal(30, KeptSettingsHome.ValueOf(app, Days)); // appsettings.json says 7.
            Assert.Equal(3, KeptSettingsHome.ValueOf(app, Backups)); // Nested, as somebody writes it by hand.
            Assert.Equal(new SettingSource(SettingOrigin.Kept, "settings.json"), SettingSources.Find(((IConfigurationRoot)app.Configuration).Providers, Days, []));
        }

        await using (var app = home.Begin($"--{Days}=12"))
        {
            Assert.Equal(12, KeptSettingsHome.ValueOf(app, Days));
        }

        const string variable = "DailyCam__Database__KeepBackups";
        Environment.SetEnvironmentVariable(variable, "5");
        try
        {
            await using var app = home.Begin();
            Assert.Equal((30, 5), (KeptSettingsHome.ValueOf(app, Days), KeptSettingsHome.ValueOf(app, Backups)));
            Assert.Equal(SettingRefusal.Fixed, KeptSettingsHome.DeskOf(app).Change(KeptSettingsHome.Entry(Backups), "4", "mum"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    /// <summary>Whoever can write that one file must not open the door by it.</summary>
    [Fact]
    public async Task What_the_page_does_not_change_the_file_does_not_change_either_and_it_stays_there()
    {
        home.Write($$"""{ "{{Proxy}}": "0.0.0.0/0", "DailyCam:Later:Thing": "1", "{{Days}}": "9" }""");
        await using var app = home.Begin();
        Assert.Equal((string.Empty, 9), (KeptSettingsHome.ValueOf(app, Proxy), KeptSettingsHome.ValueOf(app, Days)));
        Assert.Null(KeptSettingsHome.DeskOf(app).Change(KeptSettingsHome.Entry(Days), "10", "mum"));
        Assert.Equal("0.0.0.0/0", home.File.Read()![Proxy]);
        Assert.Equal("1", home.File.Read()!["DailyCam:Later:Thing"]);
    }

    [Fact]
    public async Task A_value_that_cannot_be_followed_is_left_out_and_named_and_all_others_count()
    {
        home.Write($$"""{ "{{Days}}": "30", "{{Backups}}": "many", "{{Free}}": "5" }""");
        await using (var app = home.Begin())
        {
            Assert.Equal((30, 7, 5.0), (KeptSettingsHome.ValueOf(app, Days), KeptSettingsHome.ValueOf(app, Backups), KeptSettingsHome.ValueOf(app, Free)));
            var aside = Aside(app)!;
            Assert.Equal((Backups, SettingsRest.Others), (Assert.Single(aside.Keys), aside.Rest));
            Assert.Contains("many", await File.ReadAllTextAsync(Path.Combine(home.Data, aside.File!), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal([Free, Days], home.File.Read()!.Keys.Order(StringComparer.Ordinal));
        }

        await using var next = home.Begin();
        Assert.Null(Aside(next));
        Assert.Equal(30, KeptSettingsHome.ValueOf(next, Days));
    }

    /// <summary>Else the days of keeping would fall back to seven, and three weeks of recordings be deleted, because of a comma.</summary>
    [Fact]
    public async Task A_file_that_nobody_can_read_is_set_aside_and_what_started_well_last_time_counts()
    {
        home.Write($$"""{ "{{Days}}": "30" }""");
        await using (home.Begin())
        {
        }

        home.Write("{ \"DailyCam\": ");
        await using (var app = home.Begin())
        {
            Assert.Equal(30, KeptSettingsHome.ValueOf(app, Days));
            var aside = Aside(app)!;
            Assert.Equal((0, SettingsRest.LastGood), (aside.Keys.Count, aside.Rest));
            Assert.Equal("{ \"DailyCam\": ", await File.ReadAllTextAsync(Path.Combine(home.Data, aside.File!), TestContext.Current.CancellationToken));
        }

        File.Delete(home.FilePath + ".good");
        home.Write("no json at all");
        await using var alone = home.Begin();
        Assert.Equal((7, SettingsRest.None), (KeptSettingsHome.ValueOf(alone, Days), Aside(alone)!.Rest));
        Assert.Equal(2, Directory.GetFiles(home.Data, "settings.json.set-aside-*").Length);
    }

    /// <summary>A letter for a nought in thirty days must not become seven days: recordings would be deleted within a minute.</summary>
    [Fact]
    public async Task In_the_place_of_a_wrong_value_the_last_good_one_counts_and_not_the_default()
    {
        await BeginWithAsync($$"""{ "{{Days}}": "30", "{{Free}}": "5" }""");
        home.Write($$"""{ "{{Days}}": "3O", "{{Free}}": "6", "{{Backups}}": "many" }""");
        await using (var app = home.Begin())
        {
            Assert.Equal((30, 6.0, 7), (KeptSettingsHome.ValueOf(app, Days), KeptSettingsHome.ValueOf(app, Free), KeptSettingsHome.ValueOf(app, Backups)));
            Assert.Equal(SettingsRest.GoodValue, Aside(app)!.Rest);
            Assert.Equal([Days, Backups], Aside(app)!.Keys);
        }

        await using var next = home.Begin();
        Assert.Null(Aside(next));
        Assert.Equal(30, KeptSettingsHome.ValueOf(next, Days));
    }

    [Fact]
    public async Task A_disk_that_is_full_while_a_broken_file_is_set_aside_does_not_lose_the_last_good_values()
    {
        await BeginWithAsync($$"""{ "{{Days}}": "30" }""");
        home.Write("{ \"DailyCam\": ");
        Directory.CreateDirectory(home.FilePath + ".unfinished"); // The disk refuses what is to take its place.
        for (var start = 0; start < 2; start++)
        {
            await using var app = home.Begin();
            Assert.Equal((30, SettingsRest.LastGood), (KeptSettingsHome.ValueOf(app, Days), Aside(app)!.Rest));
            Assert.True(File.Exists(home.FilePath));
        }
    }

    [Fact]
    public async Task A_file_that_is_gone_is_no_reset_and_an_empty_one_is()
    {
        await BeginWithAsync($$"""{ "{{Days}}": "30" }""");
        File.Delete(home.FilePath);
        await using (var app = home.Begin())
        {
            Assert.Equal((30, SettingsRest.LastGood), (KeptSettingsHome.ValueOf(app, Days), Aside(app)!.Rest));
            File.Delete(home.FilePath);
            Assert.Null(KeptSettingsHome.DeskOf(app).Change(KeptSettingsHome.Entry(Backups), "3", "mum"));
            Assert.Equal("30", home.File.Read()![Days]);
            Assert.Null(KeptSettingsHome.DeskOf(app).Reset(KeptSettingsHome.Entry(Backups), "mum"));
            Assert.Null(KeptSettingsHome.DeskOf(app).Reset(KeptSettingsHome.Entry(Days), "mum"));
        }

        await using (var app = home.Begin())
        {
            Assert.Null(Aside(app));
            Assert.Equal(7, KeptSettingsHome.ValueOf(app, Days));
        }

        // What was reset does not come back with the next broken file.
        home.Write("no json at all");
        await using var last = home.Begin();
        Assert.Equal(7, KeptSettingsHome.ValueOf(last, Days));
    }

    [Fact]
    public void When_nobody_knows_which_value_is_the_slip_the_section_is_taken_as_it_was()
    {
        static IReadOnlyList<string> Refused(IReadOnlyDictionary<string, string> kept) => kept.GetValueOrDefault("A:one") == kept.GetValueOrDefault("A:two") ? ["A"] : [];
        var good = new Dictionary<string, string>(StringComparer.Ordinal) { ["A:one"] = "1", ["A:two"] = "2", ["A:three"] = "3", ["B:one"] = "1" };
        var without = new Dictionary<string, string>(StringComparer.Ordinal) { ["B:one"] = "4" };
        var filled = KeptSettingsSieve.Filled(without, ["A:one", "A:two"], good, Refused);
        Assert.Equal(["A:one=1", "A:three=3", "A:two=2", "B:one=4"], filled.Select(static pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_command_beside_the_product_leaves_a_broken_file_where_it_is()
    {
        home.Write("no json at all");
        await using var app = home.Begin(tidies: false);
        Assert.Equal(7, KeptSettingsHome.ValueOf(app, Days));
        Assert.Equal("no json at all", await File.ReadAllTextAsync(home.FilePath, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(home.Data));
    }

    /// <summary>What the environment says wrongly is no fault of the file: the start says so as ever.</summary>
    [Fact]
    public async Task A_wrong_value_from_outside_stops_the_start_as_before_and_leaves_the_file_alone()
    {
        home.Write($$"""{ "{{Backups}}": "3" }""");
        await using var app = home.Begin("--DailyCam:Database:BallastMegabytes=-1");
        Assert.Null(Aside(app));
        Assert.Throws<OptionsValidationException>(() => KeptSettingsHome.ValueOf(app, Backups));
        Assert.Equal("3", home.File.Read()![Backups]);
    }

    [Fact]
    public void Values_that_are_only_wrong_together_are_left_out_together()
    {
        IReadOnlyList<string> Refused(IReadOnlyDictionary<string, string> kept) => kept.Count(static pair => pair.Key.StartsWith("A:", StringComparison.Ordinal)) > 1 ? ["A"] : [];
        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { ["A:one"] = "1", ["A:two"] = "2", ["B:one"] = "3" };
        Assert.Equal(["A:one", "A:two"], KeptSettingsSieve.Wrong(kept, Refused));
        Assert.Empty(KeptSettingsSieve.Wrong(new Dictionary<string, string>(StringComparer.Ordinal) { ["A:one"] = "1" }, Refused));
    }

    private async Task BeginWithAsync(string json)
    {
        home.Write(json);
        await using var app = home.Begin();
        Assert.Null(Aside(app));
    }

    private static SettingsAside? Aside(WebApplication app) => app.Services.GetRequiredService<KeptSettingsBoard>().Aside;
}
