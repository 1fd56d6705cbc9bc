namespace DailyCam.Web.Features.Settings;

/// <summary>
/// Finds the kept values that would stop a start. Pure. The others stay in force: days of keeping and limits of spending must not fall back to their defaults because of a slip elsewhere.
/// </summary>
internal static class KeptSettingsSieve
{
    /// <param name="kept">By key.</param>
    /// <param name="refused">The sections that a start with these values would refuse.</param>
    /// <returns>Keys that cannot be followed, in order; empty when all can.</returns>
    public static IReadOnlyList<string> Wrong(IReadOnlyDictionary<string, string> kept, Func<IReadOnlyDictionary<string, string>, IReadOnlyList<string>> refused)
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        if (refused(kept) is not { Count: > 0 } sections)
        {
            return [];
        }

        // Refused without the file too: that is no fault of the file, and the start says so by itself.
        foreach (var section in sections.Except(refused(SettingLayers.Nothing), StringComparer.Ordinal))
        {
            var inside = kept.Where(pair => Within(section, pair.Key)).ToList();
            var alone = inside.Where(pair => refused(Only([pair])).Contains(section, StringComparer.Ordinal)).ToList();

            // Each is possible by itself, or the rest is not: then nobody can say which of them was meant.
            var isEnough = alone.Count > 0 && !refused(Only(inside.Except(alone))).Contains(section, StringComparer.Ordinal);
            wrong.UnionWith((isEnough ? alone : inside).Select(static pair => pair.Key));
        }

        return [.. wrong];
    }

    /// <summary>Puts what the last good start followed in the place of what cannot be followed: a default there could delete recordings.</summary>
    /// <param name="without">The kept values without <paramref name="wrong"/>.</param>
    /// <param name="good">What the last good start followed.</param>
    /// <returns>A value of the last good start is left out only when it would be refused by now.</returns>
    public static Dictionary<string, string> Filled(
        IReadOnlyDictionary<string, string> without, IReadOnlyList<string> wrong, IReadOnlyDictionary<string, string> good, Func<IReadOnlyDictionary<string, string>, IReadOnlyList<string>> refused)
    {
        var filled = without.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var inside in wrong.GroupBy(SectionOf, StringComparer.OrdinalIgnoreCase))
        {
            // Several and no right one beside them: nobody knows which was the slip, and the section is taken as it was.
            var isWhole = inside.Count() > 1 && !without.Keys.Any(key => Within(inside.Key, key));
            var missing = good.Where(pair => isWhole ? Within(inside.Key, pair.Key) : inside.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).ToList();
            var whole = Only(filled.Where(pair => !Within(inside.Key, pair.Key)).Concat(good.Where(pair => Within(inside.Key, pair.Key))));
            var fits = new[] { Only(filled.Concat(missing)), whole }.FirstOrDefault(candidate => !refused(candidate).Contains(inside.Key, StringComparer.OrdinalIgnoreCase));
            filled = missing.Count > 0 && fits is not null ? fits : filled;
        }

        return filled;
    }

    private static string SectionOf(string key) => key[..Math.Max(key.LastIndexOf(':'), 0)];

    private static bool Within(string section, string key) => string.Equals(SectionOf(key), section, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Only(IEnumerable<KeyValuePair<string, string>> pairs) => pairs.ToDictionary(StringComparer.OrdinalIgnoreCase);
}
