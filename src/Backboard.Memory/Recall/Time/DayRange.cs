using System.Runtime.InteropServices;

namespace Backboard.Memory.Recall.Time;

/// <summary>Days from the first to the last, both included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayRange(DateOnly From, DateOnly To)
{
    public static DayRange Of(DateOnly day) => new(day, day);

    public static DayRange OfMonth(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static DayRange OfYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>Three months from the given one on.</summary>
    public static DayRange OfSeason(int year, int firstMonth)
    {
        var from = new DateOnly(year, firstMonth, 1);
        return new DayRange(from, Calendar.Shift(from, CalendarUnit.Month, 3).AddDays(-1));
    }

    /// <summary>Monday to Sunday.</summary>
    public static DayRange OfWeek(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new DayRange(monday, monday.AddDays(6));
    }

    public bool Contains(DateOnly day) => day >= From && day <= To;
}
