using System.Globalization;
using System.Text;

namespace DailyCam.Tests.Infrastructure;

/// <summary>What /proc says about one process.</summary>
/// <param name="Cpu">User and system time it has used, with that of children that ended and were waited for.</param>
public sealed record ProcessFacts(int Id, int ParentId, char State, TimeSpan Cpu, string CommandLine)
{
    // USER_HZ: fixed at 100 for programs on Linux, whatever the kernel's own tick is.
    private const double TicksPerSecond = 100;

    /// <summary>All processes that can be read; those that end meanwhile are left out.</summary>
    public static IEnumerable<ProcessFacts> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(static path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<ProcessFacts>();

    public static ProcessFacts? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(static field => long.Parse(field, CultureInfo.InvariantCulture));
            return new ProcessFacts(
                id,
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                fields[0][0],
                TimeSpan.FromSeconds(ticks / TicksPerSecond),
                Text(id, "cmdline"));
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether its arguments or its environment name <paramref name="text"/>. Zombies name nothing.</summary>
    public bool Mentions(string text)
    {
        if (CommandLine.Contains(text, StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            return Text(Id, "environ").Contains(text, StringComparison.Ordinal);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The process and everything below it.</summary>
    public static IReadOnlyList<ProcessFacts> Tree(int root)
    {
        var all = All().ToList();
        var members = new HashSet<int> { root };
        while (all.Any(facts => members.Contains(facts.ParentId) && members.Add(facts.Id)))
        {
            // Each pass adds a child that was not known yet; the loop ends when none is left.
        }

        return [.. all.Where(facts => members.Contains(facts.Id))];
    }

    /// <summary>Proportional set size in bytes; 0 when it cannot be read.</summary>
    public long ProportionalBytes()
    {
        try
        {
            var line = Text(Id, "smaps_rollup").Split('\n').FirstOrDefault(static text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static string Text(int id, string file) =>
        Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/{file}")).Replace('\0', ' ');
}
