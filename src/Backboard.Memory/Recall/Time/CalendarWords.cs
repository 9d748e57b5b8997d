namespace Backboard.Memory.Recall.Time;

/// <summary>English names and numbers of the calendar, folded.</summary>
internal static class CalendarWords
{
    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] WeekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] NumberNames =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>1–12, 0 for no month.</summary>
    public static int Month(string word)
    {
        var named = Array.IndexOf(MonthNames, word) + 1;
        if (named > 0 || word.Length is < 3 or > 4) return named;
        return word == "sept" ? 9 : word.Length == 3 ? Array.FindIndex(MonthNames, name => name.StartsWith(word, StringComparison.Ordinal)) + 1 : 0;
    }

    /// <summary>Words that are months only where something beside them says so.</summary>
    public static bool IsAmbiguousMonth(string word) => word is "may" or "march" or "mar" or "jun" or "dec" or "jan" or "sep" or "oct";

    public static DayOfWeek? Weekday(string word) => Array.IndexOf(WeekdayNames, word) is >= 0 and var day ? (DayOfWeek)day : null;

    /// <summary>First month of a season on the northern half of the earth, 0 for none.</summary>
    public static int Season(string word) => word switch { "spring" => 3, "summer" => 6, "autumn" or "fall" => 9, "winter" => 12, _ => 0 };

    public static CalendarUnit? Unit(string word) => word switch
    {
        "day" or "days" => CalendarUnit.Day,
        "week" or "weeks" => CalendarUnit.Week,
        "weekend" or "weekends" => CalendarUnit.Weekend,
        "month" or "months" => CalendarUnit.Month,
        "year" or "years" => CalendarUnit.Year,
        _ => null,
    };

    /// <summary>A count in words or digits, 0 for none.</summary>
    public static int Count(string word) => word switch
    {
        "a" or "an" => 1,
        "couple" => 2,
        "few" => 3,
        _ => Array.IndexOf(NumberNames, word) is > 0 and var number ? number : Digits(word) is <= 100 and var digits ? digits : 0,
    };

    /// <summary>1–31 for "7", "7th", "21st"; 0 for anything else.</summary>
    public static int DayOfMonth(string word)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return Digits(digits) is >= 1 and <= 31 and var day ? day : 0;
    }

    public static bool IsOrdinal(string word) => word.Length > 2 && !char.IsAsciiDigit(word[^1]) && DayOfMonth(word) > 0;

    /// <summary>1900–2100, 0 for no year.</summary>
    public static int Year(string word) => word.Length == 4 && Digits(word) is >= 1900 and <= 2100 and var year ? year : 0;

    private static int Digits(string word) =>
        word.Length is > 0 and <= 4 && word.All(char.IsAsciiDigit) ? int.Parse(word) : 0;
}
