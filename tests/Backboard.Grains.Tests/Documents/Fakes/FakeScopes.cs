namespace Backboard.Grains.Tests.Documents;

/// <summary>The grains of scopes over fake rows, without a silo.</summary>
internal sealed class FakeScopes(FakeDocuments store)
{
    /// <summary>Fails every search but not the lists.</summary>
    public bool RefusesSearch { get; set; }

    /// <summary>Never answers.</summary>
    public bool Hangs { get; set; }

    public List<PassageQuery> Queries { get; } = [];

    public int Lists { get; private set; }

    public IGrainFactory Factory => FakeGrains.Create(key => new Scope(DocumentScope.Parse(key), store, this));

    private sealed class Scope(DocumentScope scope, FakeDocuments store, FakeScopes scopes) : IDocumentScopeGrain
    {
        public Task<Result<ImmutableArray<Document>>> List() => LaneCaller.Guard<ImmutableArray<Document>>(async () =>
        {
            scopes.Lists++;
            if (scopes.Hangs)
                await Task.Delay(Timeout.Infinite);
            return (await store.Shelf(scope, default)).Documents;
        });

        public Task<Result<ImmutableArray<Passage>>> Search(PassageQuery query) => LaneCaller.Guard<ImmutableArray<Passage>>(async () =>
        {
            scopes.Queries.Add(query);
            if (scopes.RefusesSearch)
                return Error.Unavailable("The database does not answer.");
            var finder = new PassageFinder(scope, store);
            var shelf = new ShelfIndex(scope, query.Space, store, new FakeIndex());
            return query.Kind switch
            {
                PassageQueryKind.All => await finder.All(query),
                PassageQueryKind.Sample => await finder.Sample(query, shelf),
                _ => await finder.Relevant(query, shelf),
            };
        });
    }
}
