namespace DailyCam.Core.Reports.Periods;

/// <summary>A day, a week or a month of the calendar.</summary>
/// <param name="From">Its first date.</param>
/// <param name="To">Its last date, included.</param>
/// <param name="FirstDay">Where its weeks begin: on Sunday in Korea, on Monday by ISO 8601.</param>
public sealed record ReportPeriod(PeriodKind Kind, DateOnly From, DateOnly To, DayOfWeek FirstDay)
{
    private const int DaysPerWeek = 7;

    /// <summary>Every date, in order.</summary>
    public IReadOnlyList<DateOnly> Dates => [.. Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays)];

    /// <summary>The seven days of the week in the order of its calendar.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays => [.. Enumerable.Range(0, DaysPerWeek).Select(day => (DayOfWeek)(((int)FirstDay + day) % DaysPerWeek))];

    /// <summary>Its weeks, each as far as it lies inside; one for a day or a week, four to six for a month.</summary>
    public IReadOnlyList<ReportPeriod> Weeks() => [.. Dates.GroupBy(date => Week(date, FirstDay).From).Select(week => new ReportPeriod(PeriodKind.Week, week.Min(), week.Max(), FirstDay))];

    /// <summary>A method, and so are <see cref="Next"/> and <see cref="Weeks"/>: what prints or writes a record goes through its properties, and through a neighbour's neighbour without end.</summary>
    public ReportPeriod Previous() => Of(Kind, From.AddDays(-1), FirstDay);

    public ReportPeriod Next() => Of(Kind, To.AddDays(1), FirstDay);

    public bool Holds(DateOnly date) => date >= From && date <= To;

    /// <summary>The day, week or month that holds a date.</summary>
    public static ReportPeriod Of(PeriodKind kind, DateOnly date, DayOfWeek firstDay) => kind switch
    {
        PeriodKind.Week => Week(date, firstDay),
        PeriodKind.Month => Month(date, firstDay),
        _ => new ReportPeriod(kind, date, date, firstDay),
    };

    private static ReportPeriod Week(DateOnly date, DayOfWeek firstDay)
    {
        var from = date.AddDays(-(((int)date.DayOfWeek - (int)firstDay + DaysPerWeek) % DaysPerWeek));
        return new ReportPeriod(PeriodKind.Week, from, from.AddDays(DaysPerWeek - 1), firstDay);
    }

    private static ReportPeriod Month(DateOnly date, DayOfWeek firstDay)
    {
        var from = new DateOnly(date.Year, date.Month, 1);
        return new ReportPeriod(PeriodKind.Month, from, from.AddMonths(1).AddDays(-1), firstDay);
    }
}
