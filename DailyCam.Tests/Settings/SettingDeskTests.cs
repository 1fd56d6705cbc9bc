using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Housekeeping;
using DailyCam.Web.Features.Settings;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Settings;

/// <summary>Changes wait for the next start, and nothing is written that it would refuse.</summary>
public sealed class SettingDeskTests : IDisposable
{
    private const string By = "mum";

    private static readonly SettingEntry Days = KeptSettingsHome.Entry("DailyCam:Archive:RetentionDays");
    private static readonly SettingEntry BackupAt = KeptSettingsHome.Entry("DailyCam:Database:BackupAt");

    private readonly KeptSettingsHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_change_waits_for_the_next_start_and_is_in_force_then()
    {
        await using (var app = home.Begin())
        {
            var desk = KeptSettingsHome.DeskOf(app);
            Assert.Empty(desk.Look().Next);
            Assert.Null(desk.Change(BackupAt, "04:15", By));
            Assert.Equal(new TimeSpan(4, 15, 0), Assert.Single(desk.Look().Next).Value);
            Assert.Equal(new TimeSpan(3, 30, 0), BackupAt.Read(app.Services));
        }

        await using var next = home.Begin();
        Assert.Equal(new TimeSpan(4, 15, 0), BackupAt.Read(next.Services));
        Assert.Empty(KeptSettingsHome.DeskOf(next).Look().Next);

        // Taken back, it is again what this start follows; reset, what it is without the page.
        Assert.Null(KeptSettingsHome.DeskOf(next).Change(BackupAt, "05:00", By));
        Assert.Null(KeptSettingsHome.DeskOf(next).TakeBack(BackupAt, By));
        Assert.Empty(KeptSettingsHome.DeskOf(next).Look().Next);
        Assert.Null(KeptSettingsHome.DeskOf(next).Reset(BackupAt, By));
        Assert.Equal(new TimeSpan(3, 30, 0), Assert.Single(KeptSettingsHome.DeskOf(next).Look().Next).Value);
        Assert.Empty(home.File.Read()!);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999999999999")]
    [InlineData("-3")]
    public async Task What_the_start_would_refuse_is_refused_and_nothing_is_written(string value)
    {
        await using var app = home.Begin();
        Assert.Equal(SettingRefusal.OutOfRange, KeptSettingsHome.DeskOf(app).Change(Days, value, By));
        Assert.False(File.Exists(home.FilePath));
    }

    /// <summary>"200" for "20" on a card of 128 GB would delete everything from the next start on.</summary>
    [Fact]
    public async Task No_more_than_half_of_the_disk_is_kept_free()
    {
        var free = KeptSettingsHome.Entry("DailyCam:Archive:MinimumFreeGigabytes");
        Assert.True(SettingDesk.IsAboveHalf(free, "200", 128));
        Assert.False(SettingDesk.IsAboveHalf(free, "64", 128));
        Assert.False(SettingDesk.IsAboveHalf(free, "200", null)); // The disk has not answered yet.
        Assert.False(SettingDesk.IsAboveHalf(Days, "200", 128));

        await using var app = home.Begin();
        var gauge = app.Services.GetRequiredService<DiskGauge>();
        Directory.CreateDirectory(app.Services.GetRequiredService<ArchiveVolume>().Root);
        gauge.Read();
        var desk = KeptSettingsHome.DeskOf(app);
        Assert.NotNull(desk.DiskGigabytes);
        var most = Math.Floor(desk.DiskGigabytes.Value / 2);
        Assert.Equal(SettingRefusal.AboveHalf, desk.Change(free, (most + 1).ToString(CultureInfo.InvariantCulture), By));
        Assert.False(File.Exists(home.FilePath));
        Assert.Null(desk.Change(free, most.ToString(CultureInfo.InvariantCulture), By));
    }

    [Fact]
    public async Task Only_what_the_catalogue_allows_is_changed()
    {
        await using var app = home.Begin();
        foreach (var entry in SettingCatalogue.All.Where(static entry => !entry.IsChangedHere))
        {
            Assert.Equal(SettingRefusal.Fixed, KeptSettingsHome.DeskOf(app).Change(entry, "1", By));
        }

        Assert.False(File.Exists(home.FilePath));
    }

    [Fact]
    public async Task A_file_that_somebody_spoilt_meanwhile_is_not_written_over()
    {
        await using var app = home.Begin();
        home.Write("{ oops");
        Assert.Equal(SettingRefusal.FileUnreadable, KeptSettingsHome.DeskOf(app).Change(Days, "9", By));
        Assert.Equal("{ oops", await File.ReadAllTextAsync(home.FilePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_file_is_its_owners_alone_and_is_never_half_written()
    {
        await using var app = home.Begin();
        Directory.CreateDirectory(home.FilePath + ".unfinished"); // The disk refuses the new file.
        Assert.Equal(SettingRefusal.NotWritten, KeptSettingsHome.DeskOf(app).Change(Days, "9", By));
        Assert.False(File.Exists(home.FilePath));
        Directory.Delete(home.FilePath + ".unfinished");
        Assert.Null(KeptSettingsHome.DeskOf(app).Change(Days, "9", By));
        Assert.Equal([home.FilePath], Directory.GetFiles(home.Data));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(home.FilePath));
        }
    }

    /// <summary>Whatever somebody does in whatever order, what is kept is what differs, and the next start takes it.</summary>
    [Fact]
    public async Task After_any_changes_the_file_holds_what_differs_from_the_default_and_nothing_else()
    {
        SettingEntry[] entries = [.. SettingCatalogue.All.Where(static entry => entry.IsChangedHere && entry.Shape is { Least: decimal, Type: var type } && type == typeof(int)).Take(6)];
        await using var app = home.Begin();
        var desk = KeptSettingsHome.DeskOf(app);
        var step =
            from at in Gen.Choose(0, entries.Length - 1)
            from what in Gen.Choose(0, 2)
            from number in Gen.Choose(-2, 40)
            select (At: at, What: what, Number: number);
        var steps = step.ListOf().Resize(12).ToArbitrary();
        Prop.ForAll(steps, made =>
        {
            home.Write("{}");
            var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (at, what, number) in made)
            {
                var entry = entries[at];
                var refusal = what switch
                {
                    0 => desk.Reset(entry, By),
                    1 => desk.TakeBack(entry, By),
                    _ => desk.Change(entry, number.ToString(CultureInfo.InvariantCulture), By),
                };
                Assert.Equal(what == 2 && !entry.Shape.IsWithin(number), refusal is not null);
                if (refusal is null)
                {
                    expected.Remove(entry.Key);
                    if (what == 2 && !Equals(number, entry.Default))
                    {
                        expected[entry.Key] = number.ToString(CultureInfo.InvariantCulture);
                    }
                }
            }

            Assert.Equal(expected, new SortedDictionary<string, string>(home.File.Read()!.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
            Assert.Equal(expected.Keys, desk.Look().Next.Keys.Order(StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithQuietOnSuccess(true));
    }
}
