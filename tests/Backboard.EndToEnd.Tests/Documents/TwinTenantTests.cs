using Backboard.Abstractions;
using Backboard.FakeModel.Scripting;
using Xunit.Abstractions;

namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Two tenants with the same files, byte for byte: what would answer one as well as the other must come from its own.</summary>
public abstract class TwinTenantTests(ModelServer server, ITestOutputHelper output, int queries)
{
    private const int HttpShare = 20;
    private const int AtOnce = 4;

    private static readonly string[] Types = ["pdf", "docx", "xlsx", "md", "json", "c"];

    private readonly PlantedFile[] _files = [.. PlantedLibrary.Of(200).DistinctBy(file => file.Type).Where(file => Types.Contains(file.Type))];

    [Fact]
    public async Task Of_thousands_of_random_queries_none_finds_the_other_tenants_documents()
    {
        var stranger = server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "twin"))[^1]);
        var (mine, theirs) = (await Fill("default", server.Api), await Fill("twin", stranger));
        Assert.Equal((_files.Length + 1, _files.Length + 1, 0), (mine.Documents.Count, theirs.Documents.Count, mine.Documents.Intersect(theirs.Documents).Count()));

        var inside = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Ask(worker, mine, theirs)));
        var outside = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Say(worker, mine, theirs)));

        var tallies = inside.Concat(outside).ToList();
        var (asked, own, foreign) = (tallies.Sum(tally => tally.Asked), tallies.Sum(tally => tally.Own), tallies.Sum(tally => tally.Foreign));
        output.WriteLine($"{asked:N0} queries, {outside.Sum(tally => tally.Asked)} of them by HTTP: {own:N0} hits of one's own ({outside.Sum(tally => tally.Own):N0} cited), {foreign} foreign");
        Assert.Equal(queries, asked);
        Assert.All(tallies, tally => Assert.True(tally.Own > tally.Asked, "too little is found at all"));
        Assert.Equal(0, foreign);
    }

    /// <summary>All but one for the assistant, the last for a thread of it.</summary>
    private async Task<Tenant> Fill(string name, Api api)
    {
        var assistant = await api.NewAssistant(new { name = "Twin", tok_k = 20 });
        var thread = await api.NewThread(assistant);
        var documents = await Task.WhenAll(_files.Select(file => Upload($"assistants/{assistant}", file)).Append(Upload($"threads/{thread}", _files[^1])));
        foreach (var document in documents) await api.Indexed($"{document}");
        return new Tenant(name, api, Guid.Parse(assistant), Guid.Parse(thread), [.. documents]);

        async Task<Guid> Upload(string owner, PlantedFile file) => (await api.Upload(owner, file.Name, file.ToBytes())).Ok()["document_id"].GetGuid();
    }

    /// <summary>A worker's share of queries at the port that turns use, now and then under an id of the other tenant's.</summary>
    private async Task<Tally> Ask(int worker, params Tenant[] tenants)
    {
        var (documents, random, tally) = (server.Server.Get<IDocuments>(), Questions(worker, tenants), new Tally());
        for (var query = 0; query < (queries - (queries / HttpShare)) / AtOnce; query++)
        {
            var (asker, other) = (tenants[query % 2], tenants[(query + 1) % 2]);
            var assistant = new Assistant { Key = new AssistantKey(asker.Name, random.Once(20) ? other.Assistant : asker.Assistant), Name = "Twin" };
            var thread = new ThreadKey(asker.Name, random.Once(20) ? other.Thread : asker.Thread);
            var found = random.Once(10)
                ? (await documents.Consult(assistant, new DocumentQuestion(thread, random.Next()) { Limit = random.Limit() }, CancellationToken.None)).Passages
                : await documents.Search(assistant, thread, random.Next(), random.Limit(), CancellationToken.None);
            tally.Count(asker, found.Select(passage => passage.DocumentId));
        }

        return tally;
    }

    /// <summary>A worker's share of turns, by a model that cites all it is shown.</summary>
    private async Task<Tally> Say(int worker, params Tenant[] tenants)
    {
        var (random, tally) = (Questions(AtOnce + worker, tenants), new Tally());
        using var citing = server.Model.OnRequest(static call => Reply.Of(string.Concat(
            QuotedPassage.In(call.LastUserText).Select(static passage => $"[passage:{passage.Id} \"{passage.Text.Split('\n').First(static line => line.Length > 0)}\"]"))));
        for (var query = 0; query < queries / HttpShare / AtOnce; query++)
        {
            var asker = tenants[query % 2];
            var body = random.Once(3)
                ? new { thread_id = $"{asker.Thread}", assistant_id = (string?)null, content = random.Next() }
                : new { thread_id = (string)null!, assistant_id = (string?)$"{asker.Assistant}", content = random.Next() };
            var answer = (await asker.Api.Post("threads/messages", body)).Ok();
            tally.Count(asker, answer["citations"].EnumerateArray().Select(static citation => citation.GetProperty("document_id").GetGuid()));
        }

        return tally;
    }

    private RandomQueries Questions(int seed, Tenant[] tenants) => new(_files, [.. tenants.SelectMany(tenant => tenant.Documents.Append(tenant.Assistant)).Select(id => $"{id}")], seed);

    private sealed record Tenant(string Name, Api Api, Guid Assistant, Guid Thread, HashSet<Guid> Documents);

    private sealed class Tally
    {
        public int Asked { get; private set; }

        public int Own { get; private set; }

        public int Foreign { get; private set; }

        public void Count(Tenant asker, IEnumerable<Guid> documents)
        {
            Asked++;
            foreach (var document in documents)
            {
                if (asker.Documents.Contains(document)) Own++;
                else Foreign++;
            }
        }
    }
}

[Collection(Libraries.Name)]
public sealed class SqliteTwinTenantTests(ModelServer server, ITestOutputHelper output) : TwinTenantTests(server, output, queries: 10_000), IClassFixture<ModelServer>;

[Collection(Libraries.Name)]
public sealed class PostgresTwinTenantTests(PostgresModelServer server, ITestOutputHelper output) : TwinTenantTests(server, output, Nightly.Rounds(1_200, 10_000)), IClassFixture<PostgresModelServer>;
