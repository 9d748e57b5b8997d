namespace Backboard.Memory.Recall.Time;

/// <summary>Days named by the calendar. Where the year is left out, the last one that has begun is meant.</summary>
internal static class CalendarDates
{
    public static DayRange? Read(ref PhraseReader words, DateOnly today) =>
        Iso(ref words) ?? DayAndMonth(ref words, today) ?? Month(ref words, today) ?? Season(ref words, today)
        ?? Weekday(ref words, today) ?? DayOfMonth(ref words, today) ?? Year(ref words);

    /// <summary>"2023-05-07".</summary>
    private static DayRange? Iso(ref PhraseReader words)
    {
        if (CalendarWords.Year(words[0]) is 0 || words[1].Length != 2 || words[2].Length != 2) return null;
        if (CalendarWords.DayOfMonth(words[1]) is not (>= 1 and <= 12 and var month)) return null;
        return Calendar.Day(CalendarWords.Year(words[0]), month, CalendarWords.DayOfMonth(words[2])) is { } day
            ? words.Take(3, day) : (DayRange?)null;
    }

    /// <summary>"7 May 2023", "the 7th of May", "May 7".</summary>
    private static DayRange? DayAndMonth(ref PhraseReader words, DateOnly today)
    {
        var of = words[1] == "of" ? 1 : 0;
        var (day, month, length) = (CalendarWords.DayOfMonth(words[0]), CalendarWords.Month(words[1 + of]), 2 + of);
        if (day == 0 || month == 0)
            (month, day, length) = (CalendarWords.Month(words[0]), CalendarWords.DayOfMonth(words[1]), 2);
        if (day == 0 || month == 0) return null;
        var year = CalendarWords.Year(words[length]);
        if (year == 0) year = YearOf(today, month, day);
        else length++;
        return Calendar.Day(year, month, day) is { } range ? words.Take(length, range) : null;
    }

    /// <summary>"in May", "May 2023", "May of 2023", "early May".</summary>
    private static DayRange? Month(ref PhraseReader words, DateOnly today)
    {
        if (CalendarWords.Month(words[0]) is not (> 0 and var month)) return null;
        var of = words[1] == "of" ? 1 : 0;
        if (CalendarWords.Year(words[1 + of]) is > 0 and var year) return words.Take(2 + of, DayRange.OfMonth(year, month));
        if (CalendarWords.IsAmbiguousMonth(words[0]) && !LeadsToTime(words[-1])) return null;
        return words.Take(1, DayRange.OfMonth(YearOf(today, month, 1), month));
    }

    /// <summary>"in the summer", "summer 2022", "summer of 2022".</summary>
    private static DayRange? Season(ref PhraseReader words, DateOnly today)
    {
        if (CalendarWords.Season(words[0]) is not (> 0 and var month)) return null;
        var of = words[1] == "of" ? 1 : 0;
        if (CalendarWords.Year(words[1 + of]) is > 0 and var year) return words.Take(2 + of, DayRange.OfSeason(year, month));
        if (!LeadsToTime(words[-1]) && !(words[-1] == "the" && LeadsToTime(words[-2]))) return null;
        return words.Take(1, DayRange.OfSeason(YearOf(today, month, 1), month));
    }

    /// <summary>"on Monday": the last one, today's included.</summary>
    private static DayRange? Weekday(ref PhraseReader words, DateOnly today)
    {
        if (CalendarWords.Weekday(words[0]) is not { } weekday || words[-1] == "every") return null;
        return words.Take(1, DayRange.Of(today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 7) % 7))));
    }

    /// <summary>"on the 7th".</summary>
    private static DayRange? DayOfMonth(ref PhraseReader words, DateOnly today)
    {
        if (!CalendarWords.IsOrdinal(words[0]) || words[-1] != "the" || !LeadsToTime(words[-2])) return null;
        var day = CalendarWords.DayOfMonth(words[0]);
        var month = day <= today.Day ? today : Calendar.Shift(today, CalendarUnit.Month, -1);
        return Calendar.Day(month.Year, month.Month, day) is { } range ? words.Take(1, range) : null;
    }

    /// <summary>"in 2023".</summary>
    private static DayRange? Year(ref PhraseReader words) =>
        LeadsToTime(words[-1]) && CalendarWords.Year(words[0]) is > 0 and var year ? words.Take(1, DayRange.OfYear(year)) : null;

    private static bool LeadsToTime(string word) =>
        word is "in" or "on" or "of" or "during" or "since" or "by" or "until" or "before" or "after" or "around" or "early" or "late" or "mid";

    private static int YearOf(DateOnly today, int month, int day) =>
        (month, day).CompareTo((today.Month, today.Day)) <= 0 ? today.Year : today.Year - 1;
}
