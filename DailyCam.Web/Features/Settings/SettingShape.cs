using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace DailyCam.Web.Features.Settings;

/// <summary>What may stand in a setting, as its options class says it. Only for the form: what counts is the check that runs at the start (<see cref="SettingTrial"/>).</summary>
/// <param name="Least">A <see cref="decimal"/> or a <see cref="TimeSpan"/>; null without a range.</param>
/// <param name="Choices">The only words that may stand there; empty where it is no choice.</param>
internal sealed record SettingShape(Type Type, IComparable? Least, IComparable? Most, IReadOnlyList<string> Choices)
{
    public static SettingShape Of(PropertyInfo property)
    {
        var type = property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        var choices = property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern.Split('|') ?? [];
        return new SettingShape(type, Limit(range?.Minimum, type), Limit(range?.Maximum, type), Array.TrueForAll(choices, static choice => choice.All(char.IsLetterOrDigit)) ? choices : []);
    }

    public bool IsWithin(object value) => value switch
    {
        TimeSpan time => Holds(time),
        IConvertible number => Holds(Convert.ToDecimal(number, CultureInfo.InvariantCulture)),
        _ => true,
    };

    private bool Holds(IComparable value) => (Least is null || value.CompareTo(Least) >= 0) && (Most is null || value.CompareTo(Most) <= 0);

    private static IComparable? Limit(object? limit, Type type) => limit switch
    {
        null => null,
        string text when type == typeof(TimeSpan) => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        _ => Convert.ToDecimal(limit, CultureInfo.InvariantCulture),
    };
}
