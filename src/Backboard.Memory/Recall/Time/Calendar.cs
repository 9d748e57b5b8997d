namespace Backboard.Memory.Recall.Time;

internal enum CalendarUnit
{
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// <summary>Reckons with days within the calendar's bounds.</summary>
internal static class Calendar
{
    private const int MaxShift = 1_000;

    /// <summary>Whether every phrase we read stays within the calendar when it is measured from this day.</summary>
    public static bool Reckons(DateOnly day) => day.Year is > MaxShift and < 9999 - MaxShift;

    public static DateOnly Shift(DateOnly day, CalendarUnit unit, int count)
    {
        return unit switch
        {
            CalendarUnit.Month => day.AddMonths(count),
            CalendarUnit.Year => day.AddYears(count),
            CalendarUnit.Day => day.AddDays(count),
            _ => day.AddDays(7 * count),
        };
    }

    /// <summary>The whole unit that a day is in.</summary>
    public static DayRange Around(DateOnly day, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Week => DayRange.OfWeek(day),
        CalendarUnit.Weekend => DayRange.OfWeek(day) is var week ? new DayRange(week.To.AddDays(-1), week.To) : default,
        CalendarUnit.Month => DayRange.OfMonth(day.Year, day.Month),
        CalendarUnit.Year => DayRange.OfYear(day.Year),
        _ => DayRange.Of(day),
    };

    /// <summary>The day of that number in a month; null when the month is too short.</summary>
    public static DayRange? Day(int year, int month, int day) =>
        day >= 1 && day <= DateTime.DaysInMonth(year, month) ? DayRange.Of(new DateOnly(year, month, day)) : null;
}
