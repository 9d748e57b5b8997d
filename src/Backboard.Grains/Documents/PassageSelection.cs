namespace Backboard.Grains;

/// <summary>Decides what a turn is shown of the documents in its scopes: all of them, what bears on the question, or a sample.</summary>
/// <param name="ask">Asks a scope.</param>
/// <param name="embedder">Makes the question's vector.</param>
/// <param name="budget">Tokens of all passages together.</param>
internal sealed class PassageSelection(
    Func<DocumentScope, PassageQuery, Task<ImmutableArray<Passage>>> ask, QuestionEmbedder embedder, int budget)
{
    private static readonly ImmutableArray<string> WordsOnly = ["embeddings"];

    /// <param name="assistant">Whose embeddings.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="shelves">The thread's before the assistant's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DocumentContext> Choose(
        Assistant assistant, DocumentQuestion question, ImmutableArray<ScopeShelf> shelves, CancellationToken cancellationToken)
    {
        var context = new DocumentContext([.. shelves.SelectMany(shelf => shelf.Documents)], [], false, []);
        shelves = [.. shelves.Where(shelf => !shelf.Indexed.IsEmpty)];
        if (shelves.Sum(shelf => shelf.Tokens) <= budget)
            return context with { Passages = await All(shelves), IsWhole = true };
        var space = embedder.SpaceOf(assistant);
        if (QuestionWords.HasContent(question.Text))
        {
            var (passages, degraded) = await Relevant(space, [.. shelves.Select(shelf => shelf.Scope)], question.Text, question.Limit, cancellationToken);
            context = context with { Passages = passages, Degraded = degraded };
        }

        return context.Passages.IsEmpty ? context with { Passages = await Sample(space, shelves) } : context;
    }

    /// <summary>What bears on the text, best first, from all scopes; and what could not serve.</summary>
    public async Task<(ImmutableArray<Passage> Passages, ImmutableArray<string> Degraded)> Relevant(
        EmbeddingSpace space, ImmutableArray<DocumentScope> scopes, string text, int limit, CancellationToken cancellationToken)
    {
        var query = new PassageQuery(text, PassageQueryKind.Relevant, limit) { Space = space, Vector = await embedder.Embed(space, text, cancellationToken) };
        var found = await Task.WhenAll(scopes.Select(scope => ask(scope, query)));
        return (PassageBudget.Merge(found, limit, budget), space.IsLocal || query.Vector.Length > 0 ? [] : WordsOnly);
    }

    /// <summary>Of the documents that were counted, and no others.</summary>
    private async Task<ImmutableArray<Passage>> All(ImmutableArray<ScopeShelf> shelves)
    {
        var passages = await Task.WhenAll(shelves.Select(shelf => ask(shelf.Scope, new PassageQuery("", PassageQueryKind.All, int.MaxValue)
        {
            Documents = [.. shelf.Indexed.Select(document => document.Key.DocumentId)],
        })));
        return [.. passages.SelectMany(some => some)];
    }

    /// <summary>The thread's own documents are meant rather than its assistant's: they get two thirds, or what the others leave.</summary>
    private async Task<ImmutableArray<Passage>> Sample(EmbeddingSpace space, ImmutableArray<ScopeShelf> shelves)
    {
        var others = shelves.Skip(1).Sum(shelf => shelf.Tokens);
        var first = (int)Math.Min(shelves[0].Tokens, Math.Max(budget - others, budget * 2L / 3));
        int[] shares = [first, budget - first];
        var samples = await Task.WhenAll(shelves.Select(async (shelf, at) => PassageBudget.Thin(
            await ask(shelf.Scope, new PassageQuery("", PassageQueryKind.Sample, shelf.PassagesOf(shares[at])) { Space = space }), shares[at])));
        return [.. samples.SelectMany(sample => sample)];
    }
}
