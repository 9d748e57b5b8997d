using System.Globalization;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>What has changed, by the rules: the new is current, the old is dated, and the past can be asked for.</summary>
public abstract class UpdateTests(RulesServer server)
{
    private const string Before = "2023-01-10T09:00:00Z";
    private const string Between = "2023-03-01";
    private const string After = "2023-06-10T09:00:00Z";

    private MemoryClient Memory => server.Memory;

    [Theory]
    [InlineData("I live in Porto.", "I moved to Leipzig.", "Porto", "Leipzig", "Where do I live?")]
    [InlineData("I live in Cork.", "I don't live in Cork anymore, I live in Graz now.", "Cork", "Graz", "Where do I live?")]
    [InlineData("I work as a carpenter.", "I changed jobs, I now work as a beekeeper.", "carpenter", "beekeeper", "What do I work as?")]
    [InlineData("My favorite color is blue.", "My favorite color is green now.", "blue", "green", "What is my favorite color?")]
    [InlineData("My appointment is on May 4th.", "Sorry, my appointment is on May 6th.", "4th", "6th", "When is my appointment?")]
    [InlineData("My name is Livia.", "Actually, my name is Olivia.", "Livia", "Olivia", "What is my name?")]
    public async Task The_new_is_current_and_the_old_is_dated(string first, string second, string old, string current, string question)
    {
        var assistant = await Memory.NewAssistant();
        var effect = Assert.Single((await Told(assistant, first, Before)).GetProperty("memory_ids").EnumerateArray());
        await Told(assistant, second, After);

        Assert.Contains(current, Assert.Single(await Memory.Contents(assistant)), StringComparison.Ordinal);
        Assert.Contains(current, Assert.Single(await Memory.Recall(assistant, question)), StringComparison.Ordinal);
        Assert.Contains($" {old}", Assert.Single(await Memory.Contents(assistant, $"?as_of={Between}")), StringComparison.Ordinal);
        Assert.Contains(current, Assert.Single(await Memory.Contents(assistant, "?as_of=2023-06-11")), StringComparison.Ordinal);
        Assert.Empty(await Memory.List(assistant, "?as_of=2023-01-09"));
        var history = await Memory.History(assistant, effect.Text("id")!);
        Assert.Contains($" {old}", history[0].Text("content"), StringComparison.Ordinal);
        Assert.Equal(Time(After), Time(history[0].Text("valid_to")!));
        Assert.Contains(current, history[^1].Text("content"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, history[^1].GetProperty("valid_to").ValueKind);
    }

    [Theory]
    [InlineData("I like sushi.", "I no longer like sushi.")]
    [InlineData("I have a dog called Rex.", "I don't have a dog anymore.")]
    [InlineData("I'm allergic to kiwis.", "I'm not allergic to kiwis.")]
    public async Task What_was_negated_is_no_longer_current(string first, string second)
    {
        var assistant = await Memory.NewAssistant();
        var effect = Assert.Single((await Told(assistant, first, Before)).GetProperty("memory_ids").EnumerateArray());
        await Told(assistant, second, After);

        Assert.DoesNotContain(effect.Text("memory"), await Memory.Contents(assistant));
        Assert.DoesNotContain(effect.Text("memory"), await Memory.Recall(assistant, "What about it?"));
        Assert.Equal([effect.Text("memory")!], await Memory.Contents(assistant, $"?as_of={Between}"));
        Assert.NotEqual(JsonValueKind.Null, (await Memory.History(assistant, effect.Text("id")!))[0].GetProperty("valid_to").ValueKind);
    }

    [Theory]
    [InlineData("I have a dog called Rex.", "I have a cat called Minka.")]
    [InlineData("I like hiking.", "I like chess.")]
    [InlineData("My sister is called Yara.", "My brother is called Tomas.")]
    [InlineData("I'm allergic to kiwis.", "I'm allergic to sesame.")]
    public async Task What_comes_beside_something_else_leaves_it_current(string first, string second)
    {
        var assistant = await Memory.NewAssistant();
        await Told(assistant, first, Before);
        await Told(assistant, second, After);
        Assert.Equal(2, (await Memory.List(assistant)).Count);
    }

    [Fact]
    public async Task What_was_put_keeps_its_id_and_what_was_added_is_never_merged_or_retired()
    {
        var assistant = await Memory.NewAssistant();
        var added = await Memory.Add(assistant, "I live in Porto.");
        var effect = Assert.Single((await Memory.Learn(assistant, "I work as a carpenter.")).GetProperty("memory_ids").EnumerateArray());
        var put = (await Memory.Put($"assistants/{assistant}/memories/{effect.Text("id")}", new { content = "Works as a master carpenter." })).Ok();
        Assert.Equal((effect.Text("id"), 2, "operator"), (put.Text("id"), put["version"].GetInt32(), put.Text("trust")));
        var versions = await Memory.History(assistant, effect.Text("id")!);
        Assert.Equal([effect.Text("memory")!, "Works as a master carpenter."], versions.Select(version => version.Text("content")!));

        await Memory.Learn(assistant, "I moved to Leipzig.");
        await Memory.Learn(assistant, "I no longer live in Porto.");
        await Memory.Learn(assistant, "I changed jobs, I now work as a beekeeper.");
        var memories = await Memory.List(assistant);
        var kept = memories.Single(memory => memory.Text("id") == added);
        Assert.Equal(("I live in Porto.", 1, "operator"), (kept.Text("content"), kept.GetProperty("version").GetInt32(), kept.Text("trust")));
        Assert.Contains(memories, memory => memory.Text("id") == effect.Text("id") && memory.Text("content") == "Works as a master carpenter.");
        Assert.Contains(memories, memory => memory.Text("content")!.Contains("Leipzig", StringComparison.Ordinal) && memory.Text("trust") == "user");
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private async Task<JsonElement> Told(string assistant, string content, string at)
    {
        var said = await Memory.Say(new { content, assistant_id = assistant, memory = "Auto", metadata = new { custom_timestamp = at } });
        var operation = await Memory.Ended(said);
        Assert.Equal("COMPLETED", operation.Text("status"));
        return operation;
    }
}

public sealed class SqliteUpdateTests(RulesServer server) : UpdateTests(server), IClassFixture<RulesServer>;

public sealed class PostgresUpdateTests(PostgresRulesServer server) : UpdateTests(server), IClassFixture<PostgresRulesServer>;
