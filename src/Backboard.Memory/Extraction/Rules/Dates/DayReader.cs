using System.Globalization;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Reads the day that a sentence names, measured from when it was told. A span gives its first day.</summary>
internal static class DayReader
{
    /// <summary>UTC midnight of the day; null when the words name none, or only since when, until when, how often.</summary>
    public static DateTimeOffset? Read(Sentence sentence, bool isPast, DateTimeOffset toldAt)
    {
        var words = sentence.Words;
        var told = DateOnly.FromDateTime(toldAt.UtcDateTime);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && words[i - 1].Text is "since" or "until" or "till" or "every" or "each") continue;
            if (At(words, i, told, isPast) is { } day) return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        }
        return null;
    }

    private static DateOnly? At(IReadOnlyList<Word> words, int at, DateOnly told, bool isPast)
    {
        var text = words[at].Text;
        var next = Text(words, at + 1);
        switch (text)
        {
            case "yesterday": return told.AddDays(Text(words, at - 1) == "before" && Text(words, at - 2) == "day" ? -2 : -1);
            case "tomorrow": return told.AddDays(Text(words, at - 1) == "after" && Text(words, at - 2) == "day" ? 2 : 1);
            case "today" or "tonight": return told;
            case "day" when next is "before" or "after": return null;
            case "last" or "next" or "this" or "past" or "coming": return RelativeSpans.Read(text, next, told, isPast);
            case "in" when DayWords.Year(next) is > 0 and var year: return new DateOnly(year, 1, 1);
            case "in" when Months(next) is > 0 and var month && DayWords.DayOfMonth(Text(words, at + 2)) == 0:
                return DayWords.Year(Text(words, at + 2)) is > 0 and var named ? new DateOnly(named, month, 1) : Nearest(new DateOnly(told.Year, month, 1), told, isPast, 12);
            case "in" when DayWords.Count(next) > 0 || next == "a": return Spans(words, at + 1, told, 1);
            case "the" or "on" when DayWords.IsOrdinal(next) && Text(words, at + 2) != "of": return InMonth(told, DayWords.DayOfMonth(next), isPast);
        }
        if (Text(words, at + 2) == "ago" || Text(words, at + 3) == "ago") return Spans(words, at, told, -1);
        if (Written(text) is { } written) return written;
        if (Months(text) is > 0 and var monthNamed) return MonthDay(words, at, monthNamed, told, isPast);
        if (DayWords.Weekdays.TryGetValue(text, out var weekday) && (text.Length > 3 || Text(words, at - 1) is "on" or "last" or "next" or "this"))
            return RelativeSpans.Weekday(weekday, told, isPast ? -1 : 0);
        return null;
    }

    private static int Months(string text) => DayWords.Months.GetValueOrDefault(text);

    /// <summary>"May 5", "May 5th, 2024", "5th of May"; "may" alone is a verb.</summary>
    private static DateOnly? MonthDay(IReadOnlyList<Word> words, int at, int month, DateOnly told, bool isPast)
    {
        var day = DayWords.DayOfMonth(Text(words, at + 1));
        var after = at + 2;
        if (day == 0)
        {
            after = at + 1;
            day = DayWords.DayOfMonth(Text(words, at - 1) == "of" ? Text(words, at - 2) : Text(words, at - 1));
        }
        if (Text(words, after) == ",") after++;
        var year = DayWords.Year(Text(words, after));
        if (day == 0 && year == 0) return null;
        day = Math.Clamp(day, 1, DateTime.DaysInMonth(year == 0 ? told.Year : year, month));
        return year > 0 ? new DateOnly(year, month, day) : Nearest(new DateOnly(told.Year, month, day), told, isPast, 12);
    }

    private static DateOnly? Written(string text)
    {
        if (text.Length < 8 || !char.IsAsciiDigit(text[0])) return null;
        return DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "M/d/yyyy", "d.M.yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static DateOnly? Spans(IReadOnlyList<Word> words, int at, DateOnly told, int sign)
    {
        var count = DayWords.Count(words[at].Text);
        if (count is 0 or > 500) return null;
        var unit = Text(words, at + 1);
        if (unit is "of" or "couple" or "few") (count, unit) = (Math.Max(count, DayWords.Count(unit)), Text(words, at + (Text(words, at + 2) == "of" ? 3 : 2)));
        return RelativeSpans.Shift(told, unit, sign * count);
    }

    private static DateOnly? InMonth(DateOnly told, int day, bool isPast)
    {
        var date = new DateOnly(told.Year, told.Month, Math.Min(day, DateTime.DaysInMonth(told.Year, told.Month)));
        return Nearest(date, told, isPast, 1);
    }

    private static DateOnly Nearest(DateOnly date, DateOnly told, bool isPast, int months) =>
        isPast && date > told ? date.AddMonths(-months) : !isPast && date < told ? date.AddMonths(months) : date;

    private static string Text(IReadOnlyList<Word> words, int at) => at >= 0 && at < words.Count ? words[at].Text : "";
}
