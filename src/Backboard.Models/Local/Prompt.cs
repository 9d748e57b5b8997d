using Backboard.Models.Rendering;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local;

/// <summary>A rendered request, read back into what the responder needs.</summary>
internal sealed class Prompt
{
    private Prompt()
    {
    }

    public string System { get; private init; } = "";

    /// <summary>The newest user message's own words.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Earlier user messages' own words, oldest first.</summary>
    public required IReadOnlyList<string> Earlier { get; init; }

    /// <summary>What the assistant said, oldest first.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Lines of the summary of older turns, newest first.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    public required RecalledBlock Recalled { get; init; }

    /// <summary>Tools called since the newest user message, with their outputs where they came.</summary>
    public required IReadOnlyList<CalledTool> Called { get; init; }

    /// <summary>Text the answer has to go on from, or empty.</summary>
    public string Prefill { get; private init; } = "";

    public static Prompt Read(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var newest = messages.Count - 1;
        while (newest >= 0 && !IsUserTurn(messages[newest])) newest--;
        List<string> earlier = [], answers = [], system = [];
        if (options?.Instructions is { Length: > 0 } instructions) system.Add(instructions);
        UserTurn? turn = null;
        string? summary = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.Role == ChatRole.System) system.Add(message.Text);
            else if (message.Role == ChatRole.Assistant && i < newest && message.Text.Length > 0) answers.Add(message.Text);
            else if (IsUserTurn(message))
            {
                turn = DataBlocks.Strip(message.Words());
                summary ??= turn.Summary;
                if (i < newest && !IsNote(turn.Words)) earlier.Add(turn.Words);
            }
        }
        var isPrefilled = messages.Count > 0 && messages[^1].Role == ChatRole.Assistant && !messages[^1].Contents.OfType<FunctionCallContent>().Any();
        return new Prompt
        {
            System = string.Join('\n', system),
            Words = turn?.Words ?? "",
            Earlier = earlier,
            Answers = answers,
            Summary = Lines(summary),
            Recalled = RecalledBlock.Parse(turn?.Recalled),
            Called = CalledTool.Read(messages.Skip(newest + 1)),
            Prefill = isPrefilled ? messages[^1].Text : "",
        };
    }

    private static bool IsUserTurn(ChatMessage message) => message.Role == ChatRole.User && message.Text.Length > 0;

    /// <summary>The renderer's own filling, such as <c>[continue]</c>.</summary>
    private static bool IsNote(string words) => words.StartsWith('[') && words.EndsWith(']');

    private static List<string> Lines(string? block) =>
    [
        .. (block ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimStart('-', '*', ' ')),
    ];
}
