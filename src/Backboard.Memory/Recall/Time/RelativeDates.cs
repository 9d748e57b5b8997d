namespace Backboard.Memory.Recall.Time;

/// <summary>Days named by their distance from today.</summary>
internal static class RelativeDates
{
    public static DayRange? Read(ref PhraseReader words, DateOnly today) => words[0] switch
    {
        "today" or "tonight" => words.Take(1, DayRange.Of(today)),
        "this" when words[1] is "morning" or "afternoon" or "evening" => words.Take(2, DayRange.Of(today)),
        "yesterday" => words.Take(1, DayRange.Of(today.AddDays(-1))),
        "tomorrow" => words.Take(1, DayRange.Of(today.AddDays(1))),
        "day" when words[1] == "before" && words[2] == "yesterday" => words.Take(3, DayRange.Of(today.AddDays(-2))),
        "day" when words[1] == "after" && words[2] == "tomorrow" => words.Take(3, DayRange.Of(today.AddDays(2))),
        "last" when words[1] == "night" => words.Take(2, DayRange.Of(today.AddDays(-1))),
        "last" or "past" or "previous" => Named(ref words, today, -1) ?? Span(ref words, today, -1),
        "this" => Named(ref words, today, 0),
        "next" or "coming" => Named(ref words, today, 1) ?? Span(ref words, today, 1),
        _ => Ago(ref words, today),
    };

    /// <summary>"last week", "this weekend", "next Friday", "last May", "last summer".</summary>
    private static DayRange? Named(ref PhraseReader words, DateOnly today, int direction)
    {
        if (CalendarWords.Unit(words[1]) is { } unit)
            return words.Take(2, Calendar.Around(Calendar.Shift(today, unit, direction), unit));
        if (CalendarWords.Weekday(words[1]) is { } weekday) return words.Take(2, DayRange.Of(Nearest(today, weekday, direction)));
        if (CalendarWords.Month(words[1]) is > 0 and var month)
            return words.Take(2, Occurrence(today, direction, year => DayRange.OfMonth(year, month)));
        return CalendarWords.Season(words[1]) is > 0 and var season
            ? words.Take(2, Occurrence(today, direction, year => DayRange.OfSeason(year, season)))
            : null;
    }

    /// <summary>"last two weeks", "past few days", "next 3 months".</summary>
    private static DayRange? Span(ref PhraseReader words, DateOnly today, int direction)
    {
        var (count, length) = Count(words, 1);
        if (count == 0 || CalendarWords.Unit(words[1 + length]) is not { } unit) return null;
        var end = Calendar.Shift(today, unit, direction * count);
        return words.Take(2 + length, direction < 0 ? new DayRange(end, today) : new DayRange(today, end));
    }

    /// <summary>"3 days ago" is a day; "two weeks ago" some days around it; "a month ago" the month, "two years ago" the year.</summary>
    private static DayRange? Ago(ref PhraseReader words, DateOnly today)
    {
        var (count, length) = Count(words, 0);
        if (count == 0 || CalendarWords.Unit(words[length]) is not { } unit) return null;
        var direction = words[length + 1] is "ago" or "back" or "before" or "earlier" ? -1
            : words[-1] == "in" || (words[length + 1] == "from" && words[length + 2] == "now") ? 1 : 0;
        if (direction == 0) return null;
        var around = Calendar.Shift(today, unit, direction * count);
        return words.Take(length + (direction < 0 ? 2 : 1), unit switch
        {
            CalendarUnit.Day => DayRange.Of(around),
            CalendarUnit.Week => new DayRange(around.AddDays(-3), around.AddDays(3)),
            _ => Calendar.Around(around, unit),
        });
    }

    /// <summary>"two", "a couple of", "a few": the number and its words.</summary>
    private static (int Count, int Length) Count(PhraseReader words, int at)
    {
        var article = words[at] is "a" or "an" && CalendarWords.Count(words[at + 1]) > 0 ? 1 : 0;
        var count = CalendarWords.Count(words[at + article]);
        var length = article + 1;
        return count > 0 && words[at + length] == "of" ? (count, length + 1) : (count, length);
    }

    private static DateOnly Nearest(DateOnly today, DayOfWeek weekday, int direction)
    {
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return direction switch
        {
            < 0 => today.AddDays(ahead - 7),
            0 => DayRange.OfWeek(today).From.AddDays(((int)weekday + 6) % 7),
            _ => today.AddDays(ahead == 0 ? 7 : ahead),
        };
    }

    /// <summary>The last one that is over, the one of this year, or the next one to begin.</summary>
    private static DayRange Occurrence(DateOnly today, int direction, Func<int, DayRange> ofYear)
    {
        var range = ofYear(today.Year);
        if (direction < 0) return range.To < today ? range : ofYear(today.Year - 1);
        return direction == 0 || range.From > today ? range : ofYear(today.Year + 1);
    }
}
