using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class MemoryListTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>, IAsyncLifetime
{
    private readonly FrontEnd server = shared.Server;
    private AssistantKey assistant;

    private FakeLedger Ledger => server.Backends.Memories.Ledger;

    private string Path => $"/api/assistants/{assistant.AssistantId}/memories";

    public async Task InitializeAsync() => assistant = await server.NewAssistant();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nothing_is_an_empty_list()
    {
        var list = await List();

        Assert.Equal("""{"memories":[],"total_count":0,"page":null,"page_size":null,"total_pages":null}""", list.Text);
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1_000)]
    [InlineData(2_500)]
    public async Task Without_a_page_everything_is_listed_from_small_reads(int count)
    {
        Ledger.Append(assistant, Enumerable.Range(1, count).Select(static n => Facts.Told(n, $"fact {n}")));

        var list = await List();

        Assert.Equal((count, count), (list["memories"].GetArrayLength(), list["total_count"].GetInt32()));
        Assert.Equal(Enumerable.Range(1, count).Reverse().Select(static n => $"fact {n}"), Contents(list));
        Assert.Equal(1_000, Ledger.LargestPage);
    }

    [Fact]
    public async Task A_memory_added_while_all_are_listed_repeats_none()
    {
        Ledger.Append(assistant, Enumerable.Range(1, 1_500).Select(static n => Facts.Told(n, $"fact {n}")));
        Ledger.OnListed = () => Ledger.Append(assistant, Facts.Told(9_999, "newest"));

        var list = await List();

        Assert.Equal(list["total_count"].GetInt32(), Contents(list).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("fact 1", Contents(list));
    }

    [Theory]
    [InlineData("?page=1", "30,29,28,27,26,25,24,23,22,21,20,19,18,17,16,15,14,13,12,11,10,9,8,7,6", 25, 2)]
    [InlineData("?page=2&page_size=12", "18,17,16,15,14,13,12,11,10,9,8,7", 12, 3)]
    [InlineData("?page=3&page_size=12", "6,5,4,3,2,1", 12, 3)]
    [InlineData("?page=2147483647&page_size=100", "", 100, 1)]
    public async Task A_page_knows_its_place(string query, string contents, int size, int pages)
    {
        Ledger.Append(assistant, Enumerable.Range(1, 30).Select(static n => Facts.Told(n, $"{n}")));

        var list = await List(query);

        Assert.Equal(contents, string.Join(',', Contents(list)));
        Assert.Equal((30, size, pages), (list["total_count"].GetInt32(), list["page_size"].GetInt32(), list["total_pages"].GetInt32()));
    }

    [Theory]
    [InlineData("", "now,ann,bo")]
    [InlineData("?user_id=ann", "now,ann")]
    [InlineData("?user_id=nobody", "now")]
    [InlineData("?as_of=2026-03-02", "then,ann,bo")]
    [InlineData("?as_of=2026-03-03T12%3A00%3A00%2B00%3A00&user_id=bo", "now,bo")]
    [InlineData("?as_of=2020-01-01", "")]
    [InlineData("?thread_id=01900000-0000-7000-8000-0000000000a2", "bo")]
    public async Task A_list_is_narrowed_by_user_time_and_thread(string query, string contents)
    {
        var elsewhere = new MemorySource(Guid.Parse("01900000-0000-7000-8000-0000000000a2"), Facts.Message, 1, 0, 2);
        Ledger.Append(
            assistant, Facts.Told(1, "bo", "bo") with { Source = elsewhere }, Facts.Told(2, "ann", "ann"),
            Facts.Told(3, "then").Until(Facts.Noon.AddDays(2), Facts.IdOf(4)), Facts.Told(4, "now") with { ValidFrom = Facts.Noon.AddDays(2) });

        Assert.Equal(contents, string.Join(',', Contents(await List(query))));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?user_id=ann", 1)]
    [InlineData("?thread_id=01900000-0000-7000-8000-0000000000a1", 2)]
    public async Task Forgetting_says_how_many_went(string query, int count)
    {
        Ledger.Append(
            assistant, Facts.Told(1, "bo", "bo"), Facts.Told(2, "ann", "ann") with { Source = null }, Facts.Told(3, "all").Until(Facts.Noon));

        var erased = (await JsonHttp.SendAsync(server.Client, HttpMethod.Delete, Path + query)).Ok();

        Assert.Equal((true, count), (erased["success"].GetBoolean(), erased["deleted_count"].GetInt32()));
        Assert.Equal(JsonValueKind.String, erased["message"].ValueKind);
        Assert.Equal(3 - count, Ledger.Of(assistant).Length);
    }

    [Fact]
    public async Task Stats_have_both_names_of_the_count()
    {
        Ledger.Append(assistant, Facts.Told(1, "bo", "bo"), Facts.Told(2, "all"));
        Ledger.Pending = 3;

        var stats = (await JsonHttp.GetAsync(server.Client, Path + "/stats")).Ok();

        Assert.Equal(
            """{"total_memories":2,"total_count":2,"last_updated":"2026-03-01T12:00:01.500000Z","pending":3""" +
            ""","limits":{"max_content_chars":50000,"max_metadata_bytes":4096,"search_limit":50}}""",
            stats.Text);
    }

    private async Task<JsonAnswer> List(string query = "") => (await JsonHttp.GetAsync(server.Client, Path + query)).Ok();

    private static IEnumerable<string> Contents(JsonAnswer list) =>
        list["memories"].EnumerateArray().Select(static m => m.GetProperty("content").GetString()!);
}
