using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Backboard.FakeModel.Scripting;

/// <summary>Chooses the reply: the queue first, then the handlers, then the directives in the newest user message.</summary>
public sealed class Script
{
    private readonly ConcurrentQueue<Reply> _queue = new();
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private readonly TimeSpan _wordDelay;
    private ImmutableList<Func<ModelCall, Reply?>> _handlers = [];

    internal Script(FakeModelOptions options) => _wordDelay = options.WordDelay;

    internal Gates Gates { get; } = new();

    /// <summary>What <c>/v1/embeddings</c> answers with while it is set: a status, a redirect, a reset, or nothing (<see cref="FaultKind.HangBefore"/>).</summary>
    public Fault? EmbeddingsFault { get; set; }

    /// <summary>Length of every vector whatever was asked for, as of a server that was changed; null for what was asked for.</summary>
    public int? EmbeddingsDimensions { get; set; }

    /// <summary>Texts that mean the same without a shared word.</summary>
    internal Synonyms Synonyms { get; } = new();

    /// <summary>The next request, whatever it is, gets this reply.</summary>
    public void Enqueue(params Reply[] replies)
    {
        foreach (var reply in replies) _queue.Enqueue(reply);
    }

    /// <summary>Asks <paramref name="handler"/> for the reply to each request; null passes it on. Newest handler first.</summary>
    public IDisposable OnRequest(Func<ModelCall, Reply?> handler)
    {
        ImmutableInterlocked.Update(ref _handlers, (list, added) => list.Insert(0, added), handler);
        return new Removal(this, handler);
    }

    /// <summary>Gives all these texts, compared without case and outer white space, the vector of the first one.</summary>
    public void MakeNear(params string[] texts) => Synonyms.Join(texts);

    /// <summary>Lets every reply pass that waits, now or later, at <c>[[gate:name]]</c>.</summary>
    public void OpenGate(string name) => Gates.Open(name);

    /// <summary>Forgets queued replies, handlers and the counts behind <c>times:n</c>.</summary>
    public void Clear()
    {
        _queue.Clear();
        _seen.Clear();
        _handlers = [];
        EmbeddingsFault = null;
        EmbeddingsDimensions = null;
        Synonyms.Clear();
    }

    internal Reply For(ModelCall call)
    {
        var reply = Chosen(call).Within(call);
        return reply.WordDelay is null ? reply with { WordDelay = _wordDelay } : reply;
    }

    private Reply Chosen(ModelCall call)
    {
        if (_queue.TryDequeue(out var queued)) return queued;
        foreach (var handler in _handlers)
        {
            if (handler(call) is { } handled) return handled;
        }

        return DirectedReply.For(call, [.. Directive.In(call.LastUserText).Where(directive => Applies(directive, call))], Gates);
    }

    private bool Applies(Directive directive, ModelCall call) =>
        (directive.Number("round") is not { } round || round == call.Round)
        && (directive.Number("times") is not { } times || _seen.AddOrUpdate(directive.Source, 1, (_, seen) => seen + 1) <= times);

    private sealed class Removal(Script script, Func<ModelCall, Reply?> handler) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref script._handlers, (list, removed) => list.Remove(removed), handler);
    }
}
