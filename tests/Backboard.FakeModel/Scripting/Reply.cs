using System.Collections.Immutable;

namespace Backboard.FakeModel.Scripting;

public enum StopReason { EndTurn, MaxTokens, StopSequence, ToolUse, ContentFilter }

/// <summary>What the model answers, how fast, and what goes wrong on the way.</summary>
public sealed record Reply
{
    public string Text { get; init; } = "";

    /// <summary>Sent before the text: <c>reasoning_content</c> for OpenAI, a thinking block for Anthropic.</summary>
    public string? Reasoning { get; init; }

    public ImmutableArray<ToolCallReply> ToolCalls { get; init; } = [];

    /// <summary>Null: tool use where there are tool calls, else the end of the turn.</summary>
    public StopReason? Stop { get; init; }

    /// <summary>Pause before the response headers.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>Pause before each delta; a non-streamed answer waits their sum. Null: the server's default.</summary>
    public TimeSpan? WordDelay { get; init; }

    /// <summary>The response headers wait for this task: a test decides when the model answers, without a clock.</summary>
    public Task? Before { get; init; }

    /// <summary>The stream waits for this task after <see cref="MidwayAfter"/> deltas.</summary>
    public Task? Midway { get; init; }

    /// <summary>In deltas. Default 1.</summary>
    public int MidwayAfter { get; init; } = 1;

    public Fault? Fault { get; init; }

    public StopReason StopReason => Stop ?? (ToolCalls.IsEmpty ? StopReason.EndTurn : StopReason.ToolUse);

    public long OutputTokens =>
        TokenRule.Count(Text) + TokenRule.Count(Reasoning) + ToolCalls.Sum(call => TokenRule.CountCall(call.Name, call.Arguments));

    public static Reply Of(string text) => new() { Text = text };

    public static Reply Calls(params ToolCallReply[] calls) => new() { ToolCalls = [.. calls] };

    public static Reply Broken(FaultKind kind) => new() { Text = "this answer breaks half way", Fault = new Fault(kind) };

    public static Reply Error(int status, int? retryAfterSeconds = null) =>
        new() { Fault = new Fault(FaultKind.Status) { Status = status, RetryAfterSeconds = retryAfterSeconds } };

    /// <summary>Cuts the text as the request's stop sequences and token limit demand.</summary>
    internal Reply Within(ModelCall call)
    {
        var reply = this;
        foreach (var stop in call.StopSequences)
        {
            var at = reply.Text.IndexOf(stop, StringComparison.Ordinal);
            if (at >= 0) reply = reply with { Text = reply.Text[..at], Stop = StopReason.StopSequence };
        }

        if (call.MaxTokens is not { } limit || TokenRule.Count(reply.Text) <= limit) return reply;
        return reply with { Text = string.Concat(TokenRule.Split(reply.Text.TrimStart()).Take(limit)).TrimEnd(), Stop = StopReason.MaxTokens };
    }
}

/// <param name="Id">Null: the server makes one in the provider's style.</param>
/// <param name="Arguments">A JSON object as text. Anthropic's answer carries it as an object.</param>
public sealed record ToolCallReply(string Name, string Arguments = "{}", string? Id = null);
