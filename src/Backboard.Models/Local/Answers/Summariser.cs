using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Shortens a conversation by extraction: the user's statements, newest first, as whole lines.</summary>
internal static class Summariser
{
    private const string Empty = "- Nothing was told so far.";

    /// <summary>True where the system text is the engine's order to summarise.</summary>
    public static bool IsOrdered(string system)
    {
        var start = system.AsSpan().TrimStart();
        return start.StartsWith("summarise", StringComparison.OrdinalIgnoreCase) || start.StartsWith("summarize", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>For the next model to read, in the third person; as many lines as fit.</summary>
    /// <param name="prompt">The conversation.</param>
    /// <param name="maxTokens">Words at most, or null; the newest line is kept in any case.</param>
    public static string ForModel(Prompt prompt, int? maxTokens)
    {
        var told = StatementSearch.Latest([.. prompt.Earlier, prompt.Words], int.MaxValue).Select(statement => $"- The user said: “{statement}”");
        var lines = told.Concat(prompt.Summary.Select(line => $"- {line}")).Distinct(StringComparer.OrdinalIgnoreCase);
        List<string> kept = [];
        var left = maxTokens ?? int.MaxValue;
        foreach (var line in lines)
        {
            left -= Pieces.Count(line);
            if (left < 0 && kept.Count > 0) break;
            kept.Add(line);
        }
        return kept.Count == 0 ? Empty : string.Join('\n', kept);
    }

    /// <summary>For the user, in the second person.</summary>
    public static string ForUser(Prompt prompt)
    {
        const int limit = 10;
        var told = StatementSearch.Latest(prompt.Earlier, limit).Select(statement => (Func<bool, string>)(isFirst => Restatement.TellStatement(statement, isFirst)));
        var lines = told.Concat(prompt.Summary.Select(line => (Func<bool, string>)(isFirst => Restatement.Tell(line, isFirst)))).Take(limit).ToList();
        return lines.Count == 0 ? RecallAnswer.Nothing : string.Join(' ', lines.Select((tell, at) => tell(at == 0)));
    }
}
