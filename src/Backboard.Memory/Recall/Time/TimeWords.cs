using Backboard.Memory.Text;

namespace Backboard.Memory.Recall.Time;

/// <summary>Finds the days that a question speaks of: "yesterday", "two weeks ago", "in May 2023", "last summer".</summary>
internal static class TimeWords
{
    private const int MaxWords = 200;

    public static ImmutableArray<DayRange> In(string question, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!Calendar.Reckons(today)) return [];
        var words = Split(question);
        var ranges = ImmutableArray.CreateBuilder<DayRange>();
        for (var at = 0; at < words.Count;)
        {
            var reader = new PhraseReader(words, at);
            var found = RelativeDates.Read(ref reader, today) ?? CalendarDates.Read(ref reader, today);
            if (found is { } range && !ranges.Contains(range)) ranges.Add(range);
            at = found is null ? at + 1 : reader.Position;
        }

        return ranges.ToImmutable();
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (words.Count < MaxWords && reader.Next()) words.Add(reader.Word.ToString());
        return words;
    }
}
