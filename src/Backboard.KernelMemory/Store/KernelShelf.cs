namespace Backboard.KernelMemory.Store;

/// <summary>Something found.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Score">0–1.</param>
internal readonly record struct Found(string Id, double Score);

/// <summary>
/// What one index holds in Kernel Memory: two of its indexes, one of hashed words and one of the vectors that a provider gave. Every
/// write carries the scope's tags, every read is filtered by them.
/// </summary>
internal sealed class KernelShelf(KernelStore store, ScopeTags scope, string name)
{
    // Alike in letters, such as a word misspelt.
    private const double LeastWithoutWord = 0.35;
    private const double LeastOfVectors = 0.25;
    private const int Most = 1_000;

    private readonly string _words = $"{name}-words";
    private readonly string _vectors = $"{name}-vectors";
    private readonly Dictionary<string, bool> _items = [];

#pragma warning disable MA0055 // The port knows no end of an index: what it held goes when the index is collected.
    ~KernelShelf()
    {
        if (_items.Count > 0) _ = store.Forget(_words);
        if (_items.ContainsValue(true)) _ = store.Forget(_vectors);
    }
#pragma warning restore MA0055

    public void Put(string id, string text, ReadOnlyMemory<float> vector)
    {
        Remove(id);
        store.Import(_words, id, text, scope.Tags(), default);
        if (!vector.IsEmpty) store.Import(_vectors, id, text, scope.Tags(), vector);
        _items[id] = !vector.IsEmpty;
    }

    public void Remove(string id)
    {
        if (!_items.Remove(id, out var hasVector)) return;
        store.Delete(_words, id);
        if (hasVector) store.Delete(_vectors, id);
    }

    /// <summary>What bears on a question, by its words, or by its vector where there is one; best first.</summary>
    public IReadOnlyList<Found> Search(string question, ReadOnlyMemory<float> vector)
    {
        var asked = Words.Of(question).Select(word => word.Form).ToHashSet();
        var found = new Dictionary<string, double>();
        if (asked.Count > 0) Add(found, _words, question, default, 0.001, text => Words.Of(text).Any(word => asked.Contains(word.Form)), LeastWithoutWord);
        if (!vector.IsEmpty && _items.ContainsValue(true)) Add(found, _vectors, question, vector, LeastOfVectors, _ => true, 0);
        return [.. found.Select(item => new Found(item.Key, item.Value)).OrderByDescending(item => item.Score).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    private void Add(
        Dictionary<string, double> found, string index, string question, ReadOnlyMemory<float> vector, double least, Func<string, bool> bears, double otherwise)
    {
        foreach (var citation in store.Search(index, question.Length > 0 ? question : "-", scope.Filter(), vector, least, Most).Results)
        {
            foreach (var part in citation.Partitions.Where(part => part.Relevance >= otherwise || bears(part.Text)))
                found[citation.DocumentId] = Math.Max(found.GetValueOrDefault(citation.DocumentId), Math.Clamp(part.Relevance, 0, 1));
        }
    }
}
