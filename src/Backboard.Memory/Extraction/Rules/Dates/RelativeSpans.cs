namespace Backboard.Memory.Extraction.Rules;

/// <summary>"Last Friday", "next month", "two weeks ago".</summary>
internal static class RelativeSpans
{
    public static DateOnly? Read(string which, string unit, DateOnly told, bool isPast)
    {
        var step = which switch { "last" or "past" => -1, "next" or "coming" => 1, _ => 0 };
        var monday = told.AddDays(-(((int)told.DayOfWeek + 6) % 7));
        switch (unit)
        {
            case "night" or "evening" or "morning" or "afternoon": return told.AddDays(step);
            case "week": return step == 0 ? monday : monday.AddDays(7 * step);
            case "weekend": return monday.AddDays(5 + (7 * (step == 1 ? 1 : step)));
            case "month": return new DateOnly(told.Year, told.Month, 1).AddMonths(step);
            case "year": return new DateOnly(told.Year + step, 1, 1);
            case "spring" or "summer" or "autumn" or "fall" or "winter": return Season(unit, told, step);
        }
        if (DayWords.Weekdays.TryGetValue(unit, out var weekday)) return Weekday(weekday, told, step == 0 && isPast ? -1 : step);
        if (DayWords.Months.GetValueOrDefault(unit) is not (> 0 and var month)) return null;
        var first = new DateOnly(told.Year, month, 1);
        return step < 0 && first > told ? first.AddYears(-1) : step > 0 && first <= told ? first.AddYears(1) : first;
    }

    /// <summary>The weekday before (−1), on or after (0), or in the coming week (1).</summary>
    public static DateOnly Weekday(DayOfWeek weekday, DateOnly told, int step)
    {
        var ahead = ((int)weekday - (int)told.DayOfWeek + 7) % 7;
        return step < 0 ? told.AddDays(ahead == 0 ? -7 : ahead - 7) : told.AddDays(step > 0 && ahead == 0 ? 7 : ahead);
    }

    public static DateOnly? Shift(DateOnly day, string unit, int count) => Stem.Of(unit) switch
    {
        "day" => day.AddDays(count),
        "week" => day.AddDays(7 * count),
        "weekend" => day.AddDays(7 * count),
        "month" => day.AddMonths(count),
        "year" => day.AddYears(count),
        _ => null,
    };

    private static DateOnly Season(string season, DateOnly told, int step)
    {
        var month = season switch { "spring" => 3, "summer" => 6, "winter" => 12, _ => 9 };
        var first = new DateOnly(told.Year, month, 1);
        return step < 0 && first > told ? first.AddYears(-1) : step > 0 && first <= told ? first.AddYears(1) : first;
    }
}
