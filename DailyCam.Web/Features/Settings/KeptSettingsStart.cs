using DailyCam.Core.Data;
using DailyCam.Core.Home;
using Microsoft.Extensions.Configuration.Json;

namespace DailyCam.Web.Features.Settings;

/// <summary>
/// Reads the kept settings before anything is built. Whatever stands in that file, DailyCam starts and records: what cannot be followed gives way to what the last good start followed, the file is set aside under another name, and the first page says so.
/// </summary>
internal static partial class KeptSettingsStart
{
    /// <param name="tidies">Whether a broken file is set aside. Commands leave it alone: the product may be running.</param>
    public static void AddKeptSettings(this WebApplicationBuilder builder, bool tidies)
    {
        var folder = builder.Configuration[$"{DailyCamOptions.Section}:{nameof(DailyCamOptions.DataPath)}"] is { Length: > 0 } said ? said : new DailyCamOptions().DataPath;
        var file = new KeptSettingsFile(Path.Combine(Path.GetFullPath(folder), KeptSettingsFile.Name));
        var provider = new KeptSettingsProvider();

        // After the last file and before the environment and the command line, which outrank it: added at the end, it would outrank them.
        var sources = builder.Configuration.Sources;
        var last = sources.Select(static (source, at) => (source, at)).Where(static one => one.source is JsonConfigurationSource).Select(static one => one.at).DefaultIfEmpty(-1).Max();
        sources.Insert(last + 1, provider);

        var trial = new SettingTrial(builder.Services);
        var board = Read(file, trial, new SettingLayers(builder.Configuration), tidies, TimeProvider.System);
        provider.Fill(board.InForce);
        builder.Services.AddSingleton(file).AddSingleton(trial).AddSingleton(board).AddSingleton<SettingDesk>();
    }

    public static void TellSettingsAside(this WebApplication app)
    {
        if (app.Services.GetRequiredService<KeptSettingsBoard>().Aside is { } aside)
        {
            Log.Aside(app.Logger, aside.Keys.Count > 0 ? string.Join(", ", aside.Keys) : "the whole file", aside.File ?? KeptSettingsFile.Name, aside.Rest);
        }
    }

    public static KeptSettingsBoard Read(KeptSettingsFile file, SettingTrial trial, SettingLayers layers, bool tidies, TimeProvider clock)
    {
        var (read, isBroken) = Read(file);
        var lastGood = file.ReadGood();
        var kept = read ?? lastGood ?? SettingLayers.Nothing;
        IReadOnlyList<string> Refused(IReadOnlyDictionary<string, string> candidate) => trial.Refused(layers.With(candidate));
        var wrong = kept.Count > 0 ? KeptSettingsSieve.Wrong(SettingLayers.Counted(kept), Refused) : [];
        if (read is not null && wrong.Count == 0)
        {
            if (tidies && file.Exists)
            {
                file.RememberGood();
            }

            return new KeptSettingsBoard(SettingLayers.Counted(read), aside: null);
        }

        var without = Without(kept, wrong);
        var good = read is null ? without : KeptSettingsSieve.Filled(without, wrong, SettingLayers.Counted(lastGood ?? SettingLayers.Nothing), Refused);

        // A file that could only not be read just now keeps its name: it may be whole.
        var name = tidies && (isBroken || wrong.Count > 0) ? SetAside(file, good, clock) : null;
        var rest = read is null ? RestOfGood(kept) : RestOfFile(good.Count > without.Count);
        return new KeptSettingsBoard(SettingLayers.Counted(good), new SettingsAside(wrong, name, rest));
    }

    private static SettingsRest RestOfGood(IReadOnlyDictionary<string, string> lastGood) => lastGood.Count > 0 ? SettingsRest.LastGood : SettingsRest.None;

    private static SettingsRest RestOfFile(bool isFilled) => isFilled ? SettingsRest.GoodValue : SettingsRest.Others;

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> kept, IReadOnlyList<string> wrong) =>
        kept.Where(pair => !wrong.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static (IReadOnlyDictionary<string, string>? Kept, bool IsBroken) Read(KeptSettingsFile file)
    {
        try
        {
            // Gone after a good start that followed something: nobody took that back, a disk or a hand lost it.
            var kept = file.IsGone && file.ReadGood() is not { Count: 0 } ? null : file.Read();
            return (kept, kept is null);
        }
        catch (Exception exception) when (KeptSettingsFile.IsDisk(exception))
        {
            return (null, false);
        }
    }

    /// <summary>What goes on being followed is written at once: the next change on the page builds on it.</summary>
    private static string? SetAside(KeptSettingsFile file, Dictionary<string, string> good, TimeProvider clock)
    {
        var name = file.Exists ? file.SetAside(clock.GetUtcNow()) : null;
        try
        {
            if (name is not null || !file.Exists)
            {
                file.Write(good);
            }
        }
        catch (Exception exception) when (KeptSettingsFile.IsDisk(exception))
        {
            // It is followed all the same, in this life.
        }

        return name;
    }

    private static partial class Log
    {
        [LoggerMessage(2030, LogLevel.Warning, "Kept settings could not be followed: {Keys}. The file is kept as {File}; in force instead: {Rest}")]
        public static partial void Aside(ILogger logger, string keys, string file, SettingsRest rest);
    }
}
