using System.Text;
using Microsoft.Extensions.AI;

namespace Backboard.SemanticKernel.Chat;

/// <summary>What the chunks of an answer say, in the words of the shared chat types: text as it comes, calls once they are whole.</summary>
internal sealed class AnswerPieces
{
    private readonly List<Call> _calls = [];
    private readonly List<AIContent> _taken = [];
    private ChatFinishReason? _finish;
    private bool _tellsFinish;

    /// <summary>What the provider wants back with the calls, JSON, or null.</summary>
    public string? ProviderState { get; set; }

    public void AddText(string? text)
    {
        if (!string.IsNullOrEmpty(text)) _taken.Add(new TextContent(text));
    }

    public void AddReasoning(string? text)
    {
        if (!string.IsNullOrEmpty(text)) _taken.Add(new TextReasoningContent(text));
    }

    public void AddUsage(int input, int output, int cached = 0) => _taken.Add(new UsageContent(new UsageDetails
    {
        InputTokenCount = input,
        OutputTokenCount = output,
        CachedInputTokenCount = cached,
    }));

    /// <summary>A piece of a call.</summary>
    /// <param name="index">Which call, as the provider counts; null for one that comes whole.</param>
    /// <param name="id">Its id, with the first piece.</param>
    /// <param name="name">Its name, with the first piece.</param>
    /// <param name="arguments">JSON text, or a part of it.</param>
    public void AddCall(int? index, string? id, string? name, string? arguments)
    {
        var call = index is null ? null : _calls.FindLast(known => known.Index == index);
        // Some servers give every parallel call the same index and a new id.
        if (call is null || (!string.IsNullOrEmpty(id) && call.Id.Length > 0 && id != call.Id)) _calls.Add(call = new Call { Index = index });
        if (call.Id.Length == 0) call.Id = id ?? "";
        if (call.Name.Length == 0) call.Name = name ?? "";
        call.Arguments.Append(arguments);
    }

    /// <summary>Why the answer ended, in whatever words; null or empty while it has not.</summary>
    public void Finish(string? reason)
    {
        _tellsFinish = true;
        if (string.IsNullOrEmpty(reason)) return;
        _finish = reason.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "LENGTH" or "MAXTOKENS" or "MODELLENGTH" => ChatFinishReason.Length,
            "TOOLCALLS" or "FUNCTIONCALL" or "TOOLUSE" => ChatFinishReason.ToolCalls,
            "CONTENTFILTER" or "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITEDCONTENT" or "SPII" => ChatFinishReason.ContentFilter,
            _ => ChatFinishReason.Stop,
        };
    }

    /// <summary>What came since the last time, or null.</summary>
    public ChatResponseUpdate? Take()
    {
        if (_taken.Count == 0) return null;
        var update = new ChatResponseUpdate(ChatRole.Assistant, [.. _taken]);
        _taken.Clear();
        return update;
    }

    /// <summary>The calls and the end. Without a reason where there should be one: the answer is not whole.</summary>
    public ChatResponseUpdate End()
    {
        var update = new ChatResponseUpdate(ChatRole.Assistant, TakeCalls())
        {
            // A service that never tells ends its answers by ending its stream.
            FinishReason = _tellsFinish ? _finish : ChatFinishReason.Stop,
        };
        if (ProviderState is not null) update.AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.ProviderState] = ProviderState };
        return update;
    }

    /// <summary>The calls put together so far.</summary>
    public IList<AIContent> TakeCalls()
    {
        var calls = _calls.ConvertAll<AIContent>(call => call.Content);
        _calls.Clear();
        return calls;
    }

    private sealed class Call
    {
        public int? Index { get; init; }

        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();

        /// <summary>The arguments are left as text: the gateway checks them.</summary>
        public FunctionCallContent Content => new(Id, Name) { RawRepresentation = Arguments.ToString() };
    }
}
