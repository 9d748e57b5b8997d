using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Finds what the user said earlier. Most messages are dismissed by their words alone; only the rest is read as sentences.</summary>
internal static class StatementSearch
{
    private const int MessagesRead = 16;

    /// <summary>Statements that share most stems with the question, newest first.</summary>
    public static List<string> Matching(StemSet question, IReadOnlyList<string> messages, int limit)
    {
        List<(int Shared, int At)> candidates = [];
        for (var i = messages.Count - 1; i >= 0; i--)
            if (question.SharedWith(messages[i]) is > 0 and var shared) candidates.Add((shared, i));
        List<(int Shared, string Statement)> found = [];
        var best = 0;
        foreach (var (shared, at) in candidates.OrderByDescending(candidate => candidate.Shared).Take(MessagesRead))
        {
            // A statement shares no more than its message: what follows cannot be better, nor newer and as good.
            if (shared < best || (shared == best && found.Count(one => one.Shared == best) >= limit)) break;
            foreach (var statement in Statements(messages[at]))
            {
                var score = question.SharedWith(statement);
                if (score == 0) continue;
                found.Add((score, statement));
                best = Math.Max(best, score);
            }
        }
        return [.. found.Where(one => one.Shared == best).Select(one => one.Statement).Distinct(StringComparer.OrdinalIgnoreCase).Take(limit)];
    }

    /// <summary>The statements of the newest messages that make any, newest message first, each message's in its own order.</summary>
    public static List<string> Latest(IReadOnlyList<string> messages, int limit, int messageLimit = int.MaxValue)
    {
        List<string> found = [];
        for (var i = messages.Count - 1; i >= 0 && found.Count < limit && messageLimit > 0; i--)
        {
            var before = found.Count;
            found.AddRange(Statements(messages[i]).Where(statement => !found.Contains(statement, StringComparer.OrdinalIgnoreCase)));
            if (found.Count > before) messageLimit--;
        }
        return [.. found.Take(limit)];
    }

    /// <summary>The statements of the oldest message that makes any.</summary>
    public static List<string> Earliest(IReadOnlyList<string> messages) =>
        messages.Select(message => Statements(message).ToList()).FirstOrDefault(statements => statements.Count > 0) ?? [];

    public static IEnumerable<string> Statements(string message) => Sentences.Split(message).Where(MessageReader.IsStatement);
}
