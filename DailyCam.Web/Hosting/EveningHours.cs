using System.Globalization;

namespace DailyCam.Web.Hosting;

/// <summary>From which hour of the device's own clock its pages are dark, and until which: whole hours, 0 to 23. The server does not know that clock; the page's script does.</summary>
public readonly record struct EveningHours(int From, int To)
{
    private const int HoursOfDay = 24;

    /// <summary>When small children go to bed, and when they are up again.</summary>
    public static EveningHours Usual { get; } = new(19, 7);

    /// <summary>Every hour that can be chosen.</summary>
    public static IEnumerable<int> All => Enumerable.Range(0, HoursOfDay);

    /// <summary>As <see cref="ToString"/> wrote it; <see cref="Usual"/> for anything else.</summary>
    public static EveningHours Read(string? text) => text?.Split('-') is [var from, var to] && Hour(from) is { } first && Hour(to) is { } last ? new(first, last) : Usual;

    /// <summary>Null for anything but an hour.</summary>
    public static int? Hour(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < HoursOfDay ? hour : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");
}
