using Backboard.Models.Local.Language;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local.Tools;

/// <summary>Decides which tools to call for a message, all at once, and with what.</summary>
internal static class ToolCaller
{
    private const string DocumentSearch = "search_documents";

    public static List<FunctionCallContent> Calls(Prompt prompt, Reading reading, ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools || options.ToolMode is NoneChatToolMode || !AsksForAction(reading)) return [];
        var forced = (options.ToolMode as RequiredChatToolMode)?.RequiredFunctionName;
        List<FunctionCallContent> calls = [];
        foreach (var tool in tools.OfType<AIFunctionDeclaration>().DistinctBy(tool => tool.Name))
        {
            // What the server's own search would find for this very message is at hand already.
            if (tool.Name == DocumentSearch && prompt.Recalled.Documents.Count > 0) continue;
            if (prompt.Called.Any(called => called.Name == tool.Name)) continue;
            if (forced is null ? !ToolMatcher.Matches(tool, prompt.Words) : tool.Name != forced) continue;
            if (ArgumentExtractor.Extract(tool, prompt.Words) is not { } arguments) continue;
            calls.Add(new FunctionCallContent($"call_{Guid.CreateVersion7():N}", tool.Name, arguments));
            if (options.AllowMultipleToolCalls == false) break;
        }
        return calls;
    }

    /// <summary>Not what merely tells something, and not what asks for the conversation.</summary>
    private static bool AsksForAction(Reading reading) => reading.Kind switch
    {
        MessageKind.Statement => reading.Statements.Any(IsWish),
        MessageKind.AboutAnswers or MessageKind.AboutQuestions => false,
        _ => !reading.IsExplicitRecall,
    };

    private static bool IsWish(string statement)
    {
        var words = Words.Lower(Clause.Core(statement));
        return words is ["i" or "we", "need" or "want", ..] or ["i'd" or "we'd", "like" or "love", ..] or ["i" or "we", "would", "like" or "love", ..];
    }
}
