using System.Collections.Immutable;
using Backboard.Abstractions;
using Backboard.Bench.Retrieval;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Cranfield;

/// <summary>What is found in the abstracts: by plain BM25, and by the engine's own index, to which each abstract is a document of one chunk.</summary>
internal sealed class CranfieldStudy(Collection collection)
{
    private const int Limit = 100;

    public Collection Collection { get; } = collection;

    public static CranfieldStudy Of(string folder) => new(CollectionFolder.Read(folder));

    public GradedRetrieval Floor()
    {
        var abstracts = Collection.Abstracts;
        var index = new PlainBm25([.. abstracts.Select(static one => PlainWords.Of(one.Text))]);
        return Of(query => [.. index.Rank(PlainWords.Of(query.Text)).Take(Limit).Select(place => abstracts[place].Id)]);
    }

    public async Task<GradedRetrieval> IndexAsync()
    {
        await using var app = InProcess.Build(new BackboardSettings());
        var (index, ids) = (app.Get<IPassageIndexFactory>().Create(default, EmbeddingSpace.Local), new Dictionary<Guid, string>());
        foreach (var (one, place) in Collection.Abstracts.Select(static (one, place) => (one, place)))
        {
            var id = new Guid(place, 0, 0, new byte[8]);
            ids.Add(id, one.Id);
            var chunk = new DocumentChunk(Ordinal: 0, Start: 0, one.Text, one.Text.Length / 4, Page: null, Heading: null);
            index.Put(id, "abstract.txt", [chunk], ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty);
        }

        return Of(query => [.. index.Search(new PassageTerms(query.Text, Vector: default, Limit)).Select(found => ids[found.Chunk.DocumentId])]);
    }

    private GradedRetrieval Of(Func<GradedQuery, IReadOnlyList<string>> find) =>
        new([.. Collection.Queries.Select(query => new GradedRanking(query, find(query)))]);
}
