using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Names of days, months, and spans.</summary>
internal static class DayWords
{
    public static readonly FrozenDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>
    {
        ["monday"] = DayOfWeek.Monday, ["mon"] = DayOfWeek.Monday, ["tuesday"] = DayOfWeek.Tuesday, ["tue"] = DayOfWeek.Tuesday, ["tues"] = DayOfWeek.Tuesday,
        ["wednesday"] = DayOfWeek.Wednesday, ["wed"] = DayOfWeek.Wednesday, ["thursday"] = DayOfWeek.Thursday, ["thu"] = DayOfWeek.Thursday,
        ["thurs"] = DayOfWeek.Thursday, ["friday"] = DayOfWeek.Friday, ["fri"] = DayOfWeek.Friday, ["saturday"] = DayOfWeek.Saturday,
        ["sat"] = DayOfWeek.Saturday, ["sunday"] = DayOfWeek.Sunday, ["sun"] = DayOfWeek.Sunday,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, int> Months =
        "january february march april may june july august september october november december"
            .Split(' ').SelectMany((name, index) => new[] { (name, index + 1), (name[..3], index + 1) }).Append(("sept", 9))
            .DistinctBy(month => month.Item1).ToFrozenDictionary(month => month.Item1, month => month.Item2);

    public static readonly FrozenDictionary<string, int> Numbers =
        "one two three four five six seven eight nine ten eleven twelve".Split(' ')
            .Select((name, index) => (name, index + 1)).Append(("a", 1)).Append(("an", 1)).Append(("couple", 2)).Append(("few", 3))
            .ToFrozenDictionary(number => number.Item1, number => number.Item2);

    private static readonly string[] Ordinals =
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".Split(' ');

    public static readonly FrozenSet<string> Starts = WordSet.Of(
        "today yesterday tomorrow tonight last next this monday tuesday wednesday thursday friday saturday sunday now every each")
        .ToFrozenSet();

    /// <summary>Day of a month out of "5th", "5" or "fifth"; 0 when it is none.</summary>
    public static int DayOfMonth(string word)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        if (int.TryParse(digits, out var day)) return day is >= 1 and <= 31 ? day : 0;
        return Array.IndexOf(Ordinals, word) + 1;
    }

    public static bool IsOrdinal(string word) => !int.TryParse(word, out _) && DayOfMonth(word) > 0;

    /// <summary>A count in digits or letters; 0 when it is none.</summary>
    public static int Count(string word) => int.TryParse(word, out var number) ? number : Numbers.GetValueOrDefault(word);

    public static int Year(string word) => word.Length == 4 && int.TryParse(word, out var year) && year is > 1900 and < 2100 ? year : 0;
}
