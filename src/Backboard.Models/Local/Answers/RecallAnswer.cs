using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Answers questions about the user and the conversation from what was said and what was recalled.</summary>
internal static class RecallAnswer
{
    private const int Told = 3;
    private const int ToldInAll = 8;
    private const int Recalled = 10;

    public const string Nothing = "You have not told me anything about that yet.";

    public static string Give(Prompt prompt, Reading reading)
    {
        var question = new StemSet(reading.Focus);
        IReadOnlyList<string> messages = [.. prompt.Earlier, .. reading.Statements];
        var told = Tell(question, reading, messages, prompt);
        if (!AsksForPlace(reading.Focus)) told = [.. told, .. Memories(question, prompt, told)];
        else if (told.Count == 0) told = Memories(question, prompt, told);
        return told.Count == 0 ? Nothing : string.Join(' ', told.Select((tell, at) => tell(at == 0)));
    }

    /// <summary>An answer only where shared words show that the question is about what was said or recalled; else null.</summary>
    public static string? GiveIfRelated(Prompt prompt, Reading reading)
    {
        var question = new StemSet(reading.Focus);
        if (question.IsEmpty) return null;
        IReadOnlyList<string> messages = [.. prompt.Earlier, .. reading.Statements, .. prompt.Summary.Reverse()];
        List<Func<bool, string>> told =
        [
            .. StatementSearch.Matching(question, messages, Told).Where(IsRelated).Select(Statement),
            .. prompt.Recalled.Memories.SelectMany(memory => memory.Told()).Where(memory => IsRelated(memory.Text)).Take(Told).Select(Memory),
        ];
        return told.Count == 0 ? null : string.Join(' ', told.Select((tell, at) => tell(at == 0)));

        bool IsRelated(string text) => question.SharedWith(text) * 2 > question.Count;
    }

    private static List<Func<bool, string>> Tell(StemSet question, Reading reading, IReadOnlyList<string> messages, Prompt prompt)
    {
        if (Has(reading.Focus, "first") && question.Count <= 1)
            return prompt.Summary.Count > 0 ? [Summarised(prompt.Summary[^1])] : [.. StatementSearch.Earliest(messages).Select(Statement)];
        if (question.IsEmpty && AsksForPlace(reading.Focus)) return [.. StatementSearch.Latest(messages, Told, messageLimit: 1).Select(Statement)];
        if (question.IsEmpty) return [.. StatementSearch.Latest(messages, ToldInAll).Select(Statement), .. prompt.Summary.Select(Summarised)];

        var matching = StatementSearch.Matching(question, messages, Told);
        if (matching.Count > 0) return [.. matching.Select(Statement)];
        var summarised = prompt.Summary.Where(line => question.SharedWith(line) > 0).Take(Told).ToList();
        if (summarised.Count > 0) return [.. summarised.Select(Summarised)];
        if (prompt.Recalled.Memories.Count > 0 && prompt.Recalled.Memories.Any(memory => question.SharedWith(memory.Text) > 0)) return [];
        var latest = StatementSearch.Latest(messages, Told);
        return latest.Count > 0 || prompt.Recalled.Memories.Count > 0 ? [.. latest.Select(Statement)] : [.. prompt.Summary.Take(Told).Select(Summarised)];
    }

    /// <summary>All that was recalled, what shares words with the question first, nothing that was said already.</summary>
    private static List<Func<bool, string>> Memories(StemSet question, Prompt prompt, List<Func<bool, string>> told)
    {
        var said = told.Select(tell => new StemSet(tell(true))).ToList();
        return
        [
            .. prompt.Recalled.Memories
                .SelectMany(memory => memory.Told())
                .OrderByDescending(memory => question.SharedWith(memory.Text))
                .Where(memory => !said.Exists(new StemSet(memory.Text).SetEquals))
                .DistinctBy(memory => memory.Text, StringComparer.OrdinalIgnoreCase)
                .Take(Recalled)
                .Select(Memory),
        ];
    }

    private static Func<bool, string> Statement(string statement) => isFirst => Restatement.TellStatement(statement, isFirst);

    private static Func<bool, string> Memory(RecalledMemory memory) => isFirst =>
        memory.Mark is { } mark ? $"{Restatement.Tell(memory.Text, isFirst)} {mark}" : Restatement.Tell(memory.Text, isFirst);

    private static Func<bool, string> Summarised(string line) => isFirst => Restatement.Tell(line, isFirst);

    /// <summary>"Just", "last", "first": a place in the conversation is meant, not all that is known.</summary>
    private static bool AsksForPlace(string text) => Has(text, "just") || Has(text, "last") || Has(text, "latest") || Has(text, "first") || Has(text, "previous");

    private static bool Has(string text, string word)
    {
        foreach (var one in new Words(text))
            if (one.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
