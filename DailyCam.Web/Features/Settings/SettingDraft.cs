using System.Globalization;
using System.Text;

namespace DailyCam.Web.Features.Settings;

/// <summary>What somebody types for a setting, as they typed it: nothing of it is lost when it cannot be taken.</summary>
internal sealed class SettingDraft
{
    private const int PerCent = 100;

    private static readonly TimeSpan[] Spans = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    public string? Text { get; set; }

    public bool IsOn { get; set; }

    public SettingSpan Span { get; set; }

    public static SettingKind KindOf(SettingEntry entry) => entry switch
    {
        { Shape.Choices.Count: > 0 } => SettingKind.Choice,
        { Shape.Type: var type } when type == typeof(bool) => SettingKind.Switch,
        { Shape.Type: var type } when type == typeof(TimeSpan) => entry.Unit is SettingUnit.TimeOfDay ? SettingKind.TimeOfDay : SettingKind.Length,
        _ => SettingKind.Number,
    };

    public static SettingDraft Of(SettingEntry entry, object? value) => (KindOf(entry), value) switch
    {
        (SettingKind.TimeOfDay, TimeSpan time) => new SettingDraft { Text = time.ToString(time.Seconds > 0 ? @"hh\:mm\:ss" : @"hh\:mm", CultureInfo.InvariantCulture) },
        (_, TimeSpan length) => OfLength(length),
        (_, bool isOn) => new SettingDraft { IsOn = isOn },
        (SettingKind.Number, IConvertible number) => new SettingDraft { Text = Plain(Convert.ToDecimal(number, CultureInfo.InvariantCulture) * (entry.Unit is SettingUnit.Share ? PerCent : 1)) },
        _ => new SettingDraft { Text = value as string },
    };

    /// <summary>A value as it stands in a file of settings.</summary>
    public static string Written(object? value) => value switch
    {
        bool isOn => isOn ? "true" : "false",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    /// <summary>Reads what was typed.</summary>
    /// <param name="value">As it stands in a file of settings; whether it is possible there is not looked at.</param>
    public SettingRefusal? TryWrite(SettingEntry entry, out string value)
    {
        value = string.Empty;
        switch (KindOf(entry))
        {
            case SettingKind.Switch:
                value = Written(IsOn);
                return null;
            case SettingKind.Choice:
                value = Text ?? string.Empty;
                return entry.Shape.Choices.Contains(value, StringComparer.Ordinal) ? null : SettingRefusal.NotAChoice;
            case SettingKind.TimeOfDay:
                var isTime = TimeOnly.TryParse(Text, CultureInfo.InvariantCulture, out var time);
                value = Written(time.ToTimeSpan());
                return isTime ? null : SettingRefusal.NotATime;
            case SettingKind.Length:
                return WriteLength(ref value);
            default:
                return WriteNumber(entry, ref value);
        }
    }

    private static SettingDraft OfLength(TimeSpan length)
    {
        var largest = length == TimeSpan.Zero ? 0 : Array.FindLastIndex(Spans, span => length.Ticks % span.Ticks == 0);
        var at = Math.Max(largest, 0);
        return new SettingDraft { Text = Plain((decimal)length.Ticks / Spans[at].Ticks), Span = (SettingSpan)at };
    }

    private SettingRefusal? WriteLength(ref string value)
    {
        if (!TryNumber(out var number))
        {
            return SettingRefusal.NotANumber;
        }

        if (Math.Abs(number) > long.MaxValue / Spans[(int)Span].Ticks - 1)
        {
            return SettingRefusal.OutOfRange;
        }

        value = Written(TimeSpan.FromTicks((long)(number * Spans[(int)Span].Ticks)));
        return null;
    }

    private SettingRefusal? WriteNumber(SettingEntry entry, ref string value)
    {
        if (!TryNumber(out var number))
        {
            return SettingRefusal.NotANumber;
        }

        if (entry.Shape.Type == typeof(int) && number != decimal.Truncate(number))
        {
            return SettingRefusal.NotWhole;
        }

        value = Plain(entry.Unit is SettingUnit.Share ? number / PerCent : number);
        return null;
    }

    /// <summary>Digits of a Korean keyboard's full width count too. No comma: nobody could say whether it parts thousands or tenths.</summary>
    private bool TryNumber(out decimal number)
    {
        number = 0;
        try
        {
            return decimal.TryParse(Text?.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: not text.
            return false;
        }
    }

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
