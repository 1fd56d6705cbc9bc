using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DailyCam.Tests.Architecture;

/// <summary>Writes the tables of docs/reference/configuration.md from the options classes: their names, defaults, ranges and doc comments.</summary>
internal static partial class ConfigurationReference
{
    public const string Begin = "<!-- written from the code: DAILYCAM_WRITE_DOCS=1 bash eng/test.sh --fast -->";
    public const string End = "<!-- end -->";


    /// <summary>All classes of settings: those with a <c>Section</c> constant.</summary>
    public static IReadOnlyList<(Type Type, string Section)> Options(params Assembly[] assemblies) =>
    [
        .. assemblies.SelectMany(static assembly => assembly.GetTypes())
            .Select(static type => (type, section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)))
            .Where(static pair => pair.section is { IsLiteral: true } && pair.section.FieldType == typeof(string))
            .Select(static pair => (pair.type, (string)pair.section!.GetRawConstantValue()!))
            .OrderBy(static pair => pair.Item2, StringComparer.Ordinal),
    ];

    public static string Write(params Assembly[] assemblies)
    {
        var text = new StringBuilder();
        var docs = assemblies.SelectMany(Docs).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var (type, section) in Options(assemblies))
        {
            text.Append("\n### ").Append(section).Append('\n');
            text.Append(docs.GetValueOrDefault($"T:{type.FullName}", string.Empty)).Append("\n\n");
            text.Append("| environment variable | default | range | meaning |\n| --- | --- | --- | --- |\n");
            var defaults = Activator.CreateInstance(type, nonPublic: true)!;
            Rows(text, docs, type, defaults, $"{section.Replace(":", "__", StringComparison.Ordinal)}__");
        }

        return text.ToString();
    }

    private static void Rows(StringBuilder text, Dictionary<string, string> docs, Type type, object defaults, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite))
        {
            var value = property.GetValue(defaults);
            if (IsGroup(property.PropertyType) && value is not null)
            {
                Rows(text, docs, property.PropertyType, value, $"{prefix}{property.Name}__");
                continue;
            }

            var meaning = docs.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}", string.Empty);
            text.Append(CultureInfo.InvariantCulture, $"| `{prefix}{property.Name}` | {Cell(value)} | {Range(property)} | {meaning} |\n");
        }
    }

    private static bool IsGroup(Type type) => type is { IsClass: true, IsArray: false } && type.Namespace?.StartsWith("DailyCam", StringComparison.Ordinal) == true;

    private static string Cell(object? value) => value switch
    {
        null or "" => "(empty)",
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        System.Collections.IEnumerable many => string.Join(", ", many.Cast<object>().Select(Cell)) is { Length: > 0 } list ? list : "(none)",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static string Range(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}");
        }

        return property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern
            ? string.Join(", ", pattern.Pattern.Split('|').Select(static choice => $"`{choice}`"))
            : property.PropertyType.IsEnum ? string.Join(", ", Enum.GetNames(property.PropertyType).Select(static choice => $"`{choice}`")) : string.Empty;
    }

    private static IEnumerable<KeyValuePair<string, string>> Docs(Assembly assembly)
    {
        var members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member");
        return members.Select(static member => KeyValuePair.Create(member.Attribute("name")!.Value, Plain(member.Element("summary"))));
    }

    private static string Plain(XElement? summary)
    {
        if (summary is null)
        {
            return string.Empty;
        }

        var parts = summary.Nodes().Select(static node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value[(reference.Value.LastIndexOf('.') + 1)..]}`",
            XElement element => element.Value,
            _ => string.Empty,
        });
        return Spaces().Replace(string.Concat(parts), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
