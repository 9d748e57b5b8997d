using System.Collections.Concurrent;

namespace Backboard.Grains.Tests.Turns;

/// <summary>Documents as a test says they are.</summary>
public sealed class FakeDocuments : IDocuments
{
    /// <summary>Whether commits tell that there are documents.</summary>
    public bool Exist { get; set; } = true;

    public DocumentContext Context { get; set; } = DocumentContext.None;

    /// <summary>What a search finds.</summary>
    public Func<string, CancellationToken, Task<ImmutableArray<Passage>>> Find { get; set; } = Nothing;

    public ConcurrentQueue<DocumentQuestion> Consulted { get; } = [];

    public ConcurrentQueue<string> Searched { get; } = [];

    /// <summary>As it was at first.</summary>
    public void Reset()
    {
        (Exist, Context, Find) = (true, DocumentContext.None, Nothing);
        Consulted.Clear();
        Searched.Clear();
    }

    public Task<DocumentContext> Consult(Assistant assistant, DocumentQuestion question, CancellationToken cancellationToken)
    {
        Consulted.Enqueue(question);
        return Task.FromResult(Context);
    }

    public Task<ImmutableArray<Passage>> Search(
        Assistant assistant, ThreadKey thread, string query, int limit, CancellationToken cancellationToken)
    {
        Searched.Enqueue(query);
        return Find(query, cancellationToken);
    }

    private static Task<ImmutableArray<Passage>> Nothing(string query, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Passage>>([]);
}
