using System.Globalization;
using DailyCam.Core.Archive;
using DailyCam.Core.Housekeeping;

namespace DailyCam.Web.Features.Settings;

/// <summary>
/// Changes settings for the next start. Options stay what they were read as at this start; nothing is written that the next start would refuse. The file is read anew each time: somebody may have written it by hand.
/// Safe from any thread; one change at a time.
/// </summary>
internal sealed partial class SettingDesk(
    KeptSettingsFile file, KeptSettingsBoard board, SettingTrial trial, IConfiguration configuration, IServiceProvider services, ILogger<SettingDesk> logger)
{
    private const string KeptFree = $"{ArchiveOptions.Section}:{nameof(ArchiveOptions.MinimumFreeGigabytes)}";
    private const double Gigabyte = 1024d * 1024 * 1024;

    private readonly Lock turn = new();
    private readonly SettingLayers layers = new((IConfigurationRoot)configuration);

    /// <summary>What waits for the next start; nothing when the file cannot be read.</summary>
    public SettingsOutlook Look()
    {
        var kept = Kept() is { } all ? SettingLayers.Counted(all) : board.InForce;
        var keys = kept.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (kept.Count == board.InForce.Count && kept.All(pair => board.InForce.GetValueOrDefault(pair.Key) == pair.Value))
        {
            return new SettingsOutlook(new Dictionary<string, object?>(StringComparer.Ordinal), keys);
        }

        var entries = SettingCatalogue.All.Where(static entry => entry.IsChangedHere).ToArray();
        var next = trial.MakeAll(entries, layers.With(kept));
        return new SettingsOutlook(entries.Where(entry => next[entry.Key] is { } value && !Equals(value, entry.Read(services))).ToDictionary(static entry => entry.Key, entry => next[entry.Key], StringComparer.Ordinal), keys);
    }

    /// <summary>Size of the archive's disk, in gigabytes; null until it has answered.</summary>
    public double? DiskGigabytes => services.GetService<DiskGauge>()?.Last is { TotalBytes: > 0 } disk ? disk.TotalBytes / Gigabyte : null;

    /// <summary>Whether more than half of the disk would be kept free: one nought too many would delete every recording.</summary>
    internal static bool IsAboveHalf(SettingEntry entry, string value, double? diskGigabytes) =>
        string.Equals(entry.Key, KeptFree, StringComparison.OrdinalIgnoreCase) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var asked) && asked > diskGigabytes / 2;

    /// <param name="value">As it stands in a file of settings.</param>
    /// <param name="by">Who changes it.</param>
    /// <returns>Null when it is kept.</returns>
    public SettingRefusal? Change(SettingEntry entry, string value, string by) => IsAboveHalf(entry, value, DiskGigabytes) ? SettingRefusal.AboveHalf : Set(entry, value, by);

    /// <summary>Back to what this process follows.</summary>
    public SettingRefusal? TakeBack(SettingEntry entry, string by) => Set(entry, board.InForce.GetValueOrDefault(entry.Key), by);

    /// <summary>Back to what it is when nobody says anything on the page: what another file says, or what is built in.</summary>
    public SettingRefusal? Reset(SettingEntry entry, string by) => Set(entry, null, by);

    /// <summary>The value to begin with when somebody changes it: what the next start would take.</summary>
    public object? NextOf(SettingEntry entry) => Look().Next.GetValueOrDefault(entry.Key) ?? entry.Read(services);

    private SettingRefusal? Set(SettingEntry entry, string? value, string by)
    {
        if (!entry.IsChangedHere || SettingSources.Find(((IConfigurationRoot)configuration).Providers, entry.Key, []).IsLocked)
        {
            return SettingRefusal.Fixed;
        }

        lock (turn)
        {
            if (Kept() is not { } kept)
            {
                return SettingRefusal.FileUnreadable;
            }

            var without = kept.Where(pair => !string.Equals(pair.Key, entry.Key, StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);
            var hasOwn = trial.TryMake(entry, layers.With(without), out var own);
            var next = value is null ? without : new Dictionary<string, string>(without, StringComparer.OrdinalIgnoreCase) { [entry.Key] = value };
            if (!trial.TryMake(entry, layers.With(next), out var made))
            {
                return IsWithin(entry, value) ? SettingRefusal.Together : SettingRefusal.OutOfRange;
            }

            // What it would be anyway is not kept: the file holds what differs, and a later version's better default is followed.
            return Write(entry, hasOwn && Equals(own, made) ? without : next, kept.GetValueOrDefault(entry.Key), made, by);
        }
    }

    private SettingRefusal? Write(SettingEntry entry, Dictionary<string, string> next, string? before, object? made, string by)
    {
        try
        {
            file.Write(next);
        }
        catch (Exception exception) when (KeptSettingsFile.IsDisk(exception))
        {
            Log.NotWritten(logger, exception, entry.Key);
            return SettingRefusal.NotWritten;
        }

        Log.Changed(logger, entry.Key, SettingDraft.Written(made), before ?? "nothing kept", by);
        return null;
    }

    private IReadOnlyDictionary<string, string>? Kept()
    {
        try
        {
            // Gone while this process runs: what it follows still counts, and the next change builds on it.
            return file.Exists ? file.Read() : board.InForce;
        }
        catch (Exception exception) when (KeptSettingsFile.IsDisk(exception))
        {
            return null;
        }
    }

    private static bool IsWithin(SettingEntry entry, string? value) => SettingDraft.KindOf(entry) switch
    {
        SettingKind.TimeOfDay or SettingKind.Length => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) && entry.Shape.IsWithin(time),
        SettingKind.Number => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && entry.Shape.IsWithin(number),
        _ => true,
    };

    private static partial class Log
    {
        [LoggerMessage(2031, LogLevel.Information, "{Key} is {Value} from the next start on (before: {Before}); changed by {By}")]
        public static partial void Changed(ILogger logger, string key, string value, string before, string by);

        [LoggerMessage(2032, LogLevel.Warning, "{Key} was not changed: the data folder could not be written")]
        public static partial void NotWritten(ILogger logger, Exception exception, string key);
    }
}
