namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Clones take the memories along, and a repeated POST adds one memory.</summary>
public abstract class CopyTests(RulesServer server)
{
    private MemoryClient Memory => server.Memory;

    [Fact]
    public async Task A_clone_has_the_memories_of_all_users_and_goes_its_own_way()
    {
        var source = await Memory.NewAssistant(new { name = "Source", memory_scope = "user" });
        await Memory.Learn(source, "I live in Porto.", "ann");
        await Memory.Learn(source, "I live in Leipzig.", "bob");
        await Memory.Add(source, "The shop closes at six.");
        var cloned = (await Memory.Post($"assistants/{source}/clone", new { })).Ok();
        var clone = cloned["assistant"].Text("assistant_id")!;

        Assert.Equal((3, "user"), (cloned["memories_cloned"].GetInt32(), cloned["assistant"].Text("memory_scope")));
        Assert.Equal((await Memory.Contents(source)).Order(), (await Memory.Contents(clone)).Order());
        Assert.Empty((await Ids(source)).Intersect(await Ids(clone)));
        Assert.Equal(2, (await Memory.Recall(clone, "Where do I live?", "ann")).Count);
        Assert.DoesNotContain(await Memory.Recall(clone, "Where do I live?", "ann"), memory => memory.Contains("Leipzig", StringComparison.Ordinal));

        await Memory.Learn(clone, "I collect thimbles.", "ann");
        (await Memory.Delete($"assistants/{source}/memories")).Ok();
        Assert.Empty(await Memory.List(source));
        Assert.Equal(4, (await Memory.List(clone)).Count);
    }

    [Fact]
    public async Task A_clone_without_memories_has_none()
    {
        var source = await Memory.NewAssistant();
        await Memory.Add(source, "The shop closes at six.");
        var cloned = (await Memory.Post($"assistants/{source}/clone", new { copy_memories = false })).Ok();

        Assert.Equal(0, cloned["memories_cloned"].GetInt32());
        Assert.Empty(await Memory.List(cloned["assistant"].Text("assistant_id")!));
    }

    [Fact]
    public async Task A_repeated_key_adds_one_memory_and_another_body_is_refused()
    {
        var assistant = await Memory.NewAssistant();
        var key = $"{Guid.CreateVersion7()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Add("""{"content":"The shop closes at six."}""")));
        Assert.Single(answers.Select(answer => answer.Ok().Text("memory_id")).Distinct());
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Equal(answers[0].Text("id"), (await Add("""{ "content": "The shop closes at six." }""")).Ok().Text("id"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Add("""{"content":"The shop closes at seven."}""")).Status);
        Assert.Equal(["The shop closes at six."], await Memory.Contents(assistant));

        Task<JsonAnswer> Add(string body) =>
            server.Api.Send(HttpMethod.Post, $"assistants/{assistant}/memories", Bodies.Json(body), ("Idempotency-Key", key));
    }

    [Fact]
    public async Task What_was_added_is_kept_verbatim_and_found_by_words_metadata_and_user()
    {
        var assistant = await Memory.NewAssistant();
        const string content = "  Zwölf Boxkämpfer — “quoted”, 東京タワー 🗼\n- not a list  ";
        var added = (await Memory.Post($"assistants/{assistant}/memories", new { content, metadata = new { place = "tower" } })).Ok();
        await Memory.Add(assistant, "The tower of Porto is granite.", "ann");

        Assert.Equal(content, (await Memory.Get($"assistants/{assistant}/memories/{added.Text("id")}")).Ok().Text("content"));
        Assert.Contains(added.Text("id"), (await Memory.Search(assistant, "東京")).Select(memory => memory.Text("id")));
        var filtered = (await Memory.Post(
            $"assistants/{assistant}/memories/search", new { query = "Boxkämpfer tower", metadata = new { place = "tower" }, user_id = "ann" })).Ok();
        Assert.Equal(added.Text("id"), Assert.Single(filtered["memories"].EnumerateArray()).Text("id"));
        Assert.Equal("The tower of Porto is granite.", (await Memory.Search(assistant, "granite", "ann"))[0].Text("content"));
        Assert.Empty(await Memory.Search(assistant, "granite", "bob"));
    }

    private async Task<IEnumerable<string?>> Ids(string assistant) => (await Memory.List(assistant)).Select(memory => memory.Text("id"));
}

public sealed class SqliteCopyTests(RulesServer server) : CopyTests(server), IClassFixture<RulesServer>;

public sealed class PostgresCopyTests(PostgresRulesServer server) : CopyTests(server), IClassFixture<PostgresRulesServer>;
