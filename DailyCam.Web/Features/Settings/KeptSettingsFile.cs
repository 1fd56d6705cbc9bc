using System.Globalization;
using System.Text.Json;

namespace DailyCam.Web.Features.Settings;

/// <summary>
/// What administrators changed on the page of settings: <c>settings.json</c> in the data folder, readable by its owner alone. Beside it lies a copy of what the last good start read
/// (<c>settings.json.good</c>): without it a file that a disk or a hand spoilt would take the days of keeping with it, and recordings would be deleted.
/// </summary>
internal sealed class KeptSettingsFile(string path)
{
    public const string Name = "settings.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public string GoodPath => path + ".good";

    public bool Exists => File.Exists(path);

    /// <summary>It is not there, but was at the last good start: whoever takes all changes back leaves an empty one.</summary>
    public bool IsGone => !Exists && File.Exists(GoodPath);

    /// <summary>Values by their keys, with colons; empty when there is no file, null when it says nothing that can be understood.</summary>
    /// <exception cref="IOException">It cannot be read now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public IReadOnlyDictionary<string, string>? Read() => Read(path);

    /// <summary>What the last good start read; null when nobody knows.</summary>
    public IReadOnlyDictionary<string, string>? ReadGood()
    {
        try
        {
            return File.Exists(GoodPath) ? Read(GoodPath) : null;
        }
        catch (Exception exception) when (IsDisk(exception))
        {
            return null;
        }
    }

    /// <summary>Whole or not at all: it takes its name only when it is on the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(IReadOnlyDictionary<string, string> values)
    {
        var ordered = new SortedDictionary<string, string>(values.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        Write(path, JsonSerializer.SerializeToUtf8Bytes(ordered, Readable));
    }

    /// <summary>A start that checked everything went on with what stands there now.</summary>
    public void RememberGood()
    {
        try
        {
            var now = File.ReadAllBytes(path);
            if (!File.Exists(GoodPath) || !now.AsSpan().SequenceEqual(File.ReadAllBytes(GoodPath)))
            {
                Write(GoodPath, now);
            }
        }
        catch (Exception exception) when (IsDisk(exception))
        {
            // The copy is for a day that may never come; no start waits for it.
        }
    }

    /// <summary>Copies the file under another name, so that it can be written over and is not lost; gives that name, null when the disk refused. It keeps its own name until then: no start may find none.</summary>
    public string? SetAside(DateTimeOffset at)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{path}.set-aside-{at:yyyyMMdd-HHmmss}");
        for (var number = 1; number < 100; number++)
        {
            var free = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (File.Exists(free))
            {
                continue; // Two starts within a second: the next number.
            }

            try
            {
                Write(free, File.ReadAllBytes(path));
                return Path.GetFileName(free);
            }
            catch (Exception exception) when (IsDisk(exception))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What a disk does, and nobody's mistake.</summary>
    public static bool IsDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static Dictionary<string, string>? Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var stream = new MemoryStream(File.ReadAllBytes(path));
        try
        {
            // By the framework's own reader: written by hand, it may be nested like appsettings.json and have comments.
            return new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable()
                .Where(static pair => pair.Value is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".unfinished";
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(unfinished, how))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
