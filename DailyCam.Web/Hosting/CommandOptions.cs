namespace DailyCam.Web.Hosting;

/// <summary>What stands behind a command's word: options with a value (<c>--from 2026-11-20</c>) and options without one.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private CommandOptions()
    {
    }

    /// <summary>Null for anything that is none of these options, stands there twice or lacks its value.</summary>
    public static CommandOptions? TryRead(IReadOnlyList<string> arguments, IReadOnlyCollection<string> withValue, IReadOnlyCollection<string> alone)
    {
        var options = new CommandOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            var hasValue = withValue.Contains(name, StringComparer.Ordinal);
            if ((!hasValue && !alone.Contains(name, StringComparer.Ordinal)) || (hasValue && at + 1 == arguments.Count) || !options.values.TryAdd(name, hasValue ? arguments[++at] : string.Empty))
            {
                return null;
            }
        }

        return options;
    }

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Null when it is not there.</summary>
    public string? Of(string name) => values.GetValueOrDefault(name);
}
