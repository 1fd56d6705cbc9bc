using System.Globalization;
using System.Text.RegularExpressions;

namespace DailyCam.Core.Reports.Questions;

/// <summary>Finds times of day in a question, in Korean and English. An hour that may be in the morning or in the afternoon stays unsure. Pure.</summary>
internal static partial class ClockWords
{
    private const int MinutesPerHour = 60;
    private const int Noon = 12;
    private const int HoursPerDay = 24;
    private const int Timeout = 1000;

    private static readonly string[] NativeHours = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"];

    /// <summary>Words that say which half of the day is meant, with the hours (12 is 0) that go with them: nobody says "two at night" without leaving open which day.</summary>
    private static readonly Dictionary<string, (bool IsAfternoon, int First, int Last)> Halves = new(StringComparer.Ordinal)
    {
        ["오전"] = (false, 0, 11), ["a"] = (false, 0, 11), ["morning"] = (false, 0, 11), ["새벽"] = (false, 0, 6), ["아침"] = (false, 4, 11),
        ["오후"] = (true, 0, 11), ["p"] = (true, 0, 11), ["afternoon"] = (true, 0, 11), ["낮"] = (true, 0, 5), ["저녁"] = (true, 4, 11), ["evening"] = (true, 4, 11), ["밤"] = (true, 7, 11),
    };

    /// <param name="text">In lower case.</param>
    public static ClockReading Read(string text)
    {
        var times = new List<ClockTime>();
        var unclear = false;
        foreach (Match match in Clock().Matches(text))
        {
            if (TimeOf(match) is { } time)
            {
                times.Add(time);
            }
            else
            {
                unclear = true;
            }
        }

        return new ClockReading(times, unclear, Clock().Replace(text, " "));
    }

    private static ClockTime? TimeOf(Match match)
    {
        if (match.Groups["named"] is { Success: true } named)
        {
            return new ClockTime(named.Value is "noon" or "정오" ? Noon * MinutesPerHour : 0, IsSure: true);
        }

        var (hour, minute) = (HourOf(match), MinuteOf(match));
        if (hour > HoursPerDay || minute >= MinutesPerHour || (hour == HoursPerDay && minute > 0))
        {
            return null;
        }

        var half = match.Groups["half"].Value + match.Groups["ampm"].Value + match.Groups["part"].Value;
        if (half.Length > 0)
        {
            return Halves.TryGetValue(half, out var known) && HourIn(known, hour) is { } exact ? new ClockTime((exact * MinutesPerHour) + minute, IsSure: true) : null;
        }

        var is24 = hour is 0 or > Noon || match.Groups["hour"].Value.StartsWith('0');
        return new ClockTime(((is24 ? hour : hour % Noon) * MinutesPerHour) + minute, is24);
    }

    private static int HourOf(Match match) => match.Groups["native"] is { Success: true } native
        ? Array.IndexOf(NativeHours, native.Value) + 1
        : int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);

    private static int MinuteOf(Match match) =>
        match.Groups["past"].Success ? MinutesPerHour / 2
        : match.Groups["minute"] is { Success: true } minute ? int.Parse(minute.Value, CultureInfo.InvariantCulture)
        : 0;

    /// <summary>The hour of 24; null where the half of the day and the hour do not go together.</summary>
    private static int? HourIn((bool IsAfternoon, int First, int Last) half, int hour)
    {
        if (hour > Noon)
        {
            return half.IsAfternoon ? hour : null;
        }

        var ofHalf = hour % Noon;
        return ofHalf < half.First || ofHalf > half.Last || (hour == 0 && half.IsAfternoon) ? null : ofHalf + (half.IsAfternoon ? Noon : 0);
    }

    // In this order: with minutes, with am or pm, with a part of the day, with o'clock, Korean, by name, and last a bare number behind a word that announces a time.
    [GeneratedRegex(
        """
          (?:(?<half>오전|오후|새벽|아침|낮|저녁|밤)\s*)?(?<![0-9:])(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?![0-9:])(?:\s*(?<ampm>[ap])\.?m\b\.?)?(?:\s+in\s+the\s+(?<part>morning|afternoon|evening)\b)?
        | (?<![0-9:])(?<hour>[0-9]{1,2})\s*(?<ampm>[ap])\.?m\b\.?
        | (?<![0-9:])(?<hour>[0-9]{1,2})(?:\s*o['’]?clock)?\s+in\s+the\s+(?<part>morning|afternoon|evening)\b
        | (?<![0-9:])(?<hour>[0-9]{1,2})\s*o['’]?clock\b
        | (?:(?<half>오전|오후|새벽|아침|낮|저녁|밤)\s*)?(?:(?<![0-9])(?<hour>[0-9]{1,2})\s*|(?<![가-힣])(?<native>열두|열한|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉)\s*)시(?!간)(?:\s*(?<minute>[0-9]{1,2})\s*분|\s*(?<past>반))?
        | \b(?<named>noon|midnight)\b | (?<named>정오|자정)
        | (?<=\b(?:at|between|and|from|to|until|till|since|after|before|around|about)\s)(?<hour>[0-9]{1,2})(?![0-9a-z가-힣:])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout)]
    private static partial Regex Clock();
}
