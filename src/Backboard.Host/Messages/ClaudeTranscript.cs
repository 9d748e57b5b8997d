using System.Text.Json;

namespace Backboard.Host;

/// <summary>The array as the engine's history, and what a last turn of the assistant's makes the answer begin with.</summary>
internal sealed record ClaudeTranscript(ImmutableArray<Message> History, string? Prefill)
{
    public static ClaudeTranscript Of(ImmutableArray<ClaudeTurn> turns)
    {
        var history = ImmutableArray.CreateBuilder<Message>(turns.Length);
        string? prefill = null;
        for (var i = 0; i < turns.Length; i++)
        {
            var blocks = turns[i].Blocks;
            if (turns[i].IsUser)
                AddUser(history, blocks);
            else if (i == turns.Length - 1 && blocks is [.., { Kind: ClaudeBlockKind.Text } last])
            {
                prefill = last.Value;
                AddAssistant(history, blocks[..^1]);
            }
            else
                AddAssistant(history, blocks);
        }
        return new ClaudeTranscript(history.DrainToImmutable(), prefill);
    }

    /// <summary>The texts among some blocks, each a paragraph of its own.</summary>
    public static string Words(IEnumerable<ClaudeBlock> blocks) =>
        string.Join("\n\n", blocks.Where(static block => block.Kind is ClaudeBlockKind.Text).Select(static block => block.Value));

    private static void AddUser(ImmutableArray<Message>.Builder history, ImmutableArray<ClaudeBlock> blocks)
    {
        foreach (var result in blocks.Where(static block => block.Kind is ClaudeBlockKind.ToolResult))
            history.Add(Message(history, MessageRole.Tool, result.Content) with
            {
                ToolCallId = result.Id,
                // An output may be empty; a part says that it is meant.
                Parts = result.Content.IsEmpty ? [new ContentPart(ContentKind.Text, "")] : Parts(result.Content),
                IsError = result.IsError,
            });
        ImmutableArray<ClaudeBlock> said = [.. blocks.Where(static block => block.Kind is not ClaudeBlockKind.ToolResult)];
        if (!said.IsEmpty)
            history.Add(Message(history, MessageRole.User, said));
    }

    private static void AddAssistant(ImmutableArray<Message>.Builder history, ImmutableArray<ClaudeBlock> blocks)
    {
        if (blocks.IsEmpty)
            return;
        var uses = blocks.Where(static block => block.Kind is ClaudeBlockKind.ToolUse);
        ImmutableArray<ToolCall> calls = [.. uses.Select(static use => new ToolCall(use.Id, use.Name, use.Value))];
        history.Add(Message(history, MessageRole.Assistant, blocks) with
        {
            ToolCalls = calls,
            Status = calls.IsEmpty ? MessageStatus.Completed : MessageStatus.RequiresAction,
        });
    }

    private static Message Message(ImmutableArray<Message>.Builder history, MessageRole role, ImmutableArray<ClaudeBlock> blocks) =>
        new(history.Count + 1, Guid.Empty, Guid.Empty, role, MessageStatus.Completed, Words(blocks), default) { Parts = Parts(blocks) };

    /// <summary>None where a text, or a text and then calls, say it all.</summary>
    private static ImmutableArray<ContentPart> Parts(ImmutableArray<ClaudeBlock> blocks)
    {
        var afterText = blocks is [{ Kind: ClaudeBlockKind.Text }, ..] ? blocks[1..] : blocks;
        return afterText.All(static block => block.Kind is ClaudeBlockKind.ToolUse) ? [] : [.. blocks.Select(Part).OfType<ContentPart>()];
    }

    private static ContentPart? Part(ClaudeBlock block) => block.Kind switch
    {
        ClaudeBlockKind.Text => new ContentPart(ContentKind.Text, block.Value),
        ClaudeBlockKind.ToolUse => new ContentPart(ContentKind.ToolCall, block.Id),
        ClaudeBlockKind.Image => new ContentPart(ContentKind.Image, block.Value),
        ClaudeBlockKind.Document => new ContentPart(ContentKind.Document, block.Value),
        ClaudeBlockKind.Thinking when IsSigned(block.Value) => new ContentPart(ContentKind.Thinking, block.Value),
        _ => null,
    };

    /// <summary>Reasoning of a provider that signs none was sent without a signature, and none takes it back.</summary>
    private static bool IsSigned(string block) =>
        !(JsonElement.Parse(block).TryGetProperty("signature", out var signature) && signature.ValueEquals(""u8));
}
