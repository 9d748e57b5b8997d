namespace Backboard.Host;

/// <summary>What a conversation must be: begun by the user, each tool use answered at once, a prefill without trailing white space.</summary>
internal static class ClaudeRules
{
    /// <param name="isWhole">Nothing came before the first turn.</param>
    public static void Check(ImmutableArray<ClaudeTurn> turns, bool isWhole, ClaudeProblems problems)
    {
        if (turns.IsEmpty)
        {
            problems.Add("messages", "at least one message is required");
            return;
        }
        if (!turns[0].IsUser)
            problems.Add("messages", "first message must use the \"user\" role");
        var uses = new HashSet<string>();
        for (var i = 0; i < turns.Length; i++)
        {
            var turn = turns[i];
            var isLast = i == turns.Length - 1;
            if (turn.Blocks.IsEmpty && (turn.IsUser || !isLast))
                problems.Add(Where(turn), "all messages must have non-empty content except for the optional final assistant message");
            if (turn.IsUser && (isWhole || i > 0))
                CheckResults(turn, i > 0 ? turns[i - 1] : null, problems);
            else if (!turn.IsUser)
                CheckUses(turn, isLast ? null : turns[i + 1], uses, problems);
        }
        if (turns[^1] is { IsUser: false, Blocks: [.., { Kind: ClaudeBlockKind.Text } last] } && char.IsWhiteSpace(last.Value[^1]))
            problems.Add("messages", "final assistant content cannot end with trailing whitespace");
    }

    private static void CheckUses(ClaudeTurn turn, ClaudeTurn? next, HashSet<string> known, ClaudeProblems problems)
    {
        if (!turn.Has(ClaudeBlockKind.ToolUse))
            return;
        var answered = next?.Of(ClaudeBlockKind.ToolResult).Select(static result => result.Id).ToHashSet() ?? [];
        var open = new List<string>();
        foreach (var use in turn.Of(ClaudeBlockKind.ToolUse))
        {
            if (!known.Add(use.Id))
                problems.Add(Where(turn), $"`tool_use` ids must be unique, '{use.Id}' is not");
            if (!answered.Contains(use.Id))
                open.Add(use.Id);
        }
        if (open.Count > 0)
            problems.Add(
                Where(turn),
                $"`tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", open)}. "
                + "Each `tool_use` block must have a corresponding `tool_result` block in the next message.");
    }

    private static void CheckResults(ClaudeTurn turn, ClaudeTurn? before, ClaudeProblems problems)
    {
        if (!turn.Has(ClaudeBlockKind.ToolResult))
            return;
        var asked = before?.Of(ClaudeBlockKind.ToolUse).Select(static use => use.Id).ToHashSet() ?? [];
        var answered = new HashSet<string>();
        var first = turn.Blocks.TakeWhile(static block => block.Kind is ClaudeBlockKind.ToolResult).Count();
        foreach (var result in turn.Of(ClaudeBlockKind.ToolResult))
        {
            if (!asked.Contains(result.Id))
                problems.Add(
                    Where(turn),
                    $"unexpected `tool_use_id` found in `tool_result` blocks: {result.Id}. "
                    + "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.");
            else if (!answered.Add(result.Id))
                problems.Add(Where(turn), $"each `tool_use` must have a single result, '{result.Id}' has several");
        }
        if (first < turn.Of(ClaudeBlockKind.ToolResult).Count())
            problems.Add(Where(turn), "`tool_result` blocks must come before all other content");
    }

    private static string Where(ClaudeTurn turn) => $"messages.{turn.Index}";
}
