using System.Text.RegularExpressions;
using Backboard.FakeModel.Scripting;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary><c>memory_response_citation</c>: the model is shown ids, and only those it was shown survive in its answer.</summary>
public sealed partial class CitationTests(RulesServer server) : IClassFixture<RulesServer>
{
    private const string Unknown = "[memory:0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000]";

    private MemoryClient Memory => server.Memory;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_right_citation_stays_and_an_invented_one_goes(bool isStreamed)
    {
        var assistant = await Memory.NewAssistant();
        var id = await Memory.Add(assistant, "Their cat is called Minka.");
        using var citing = server.Model.OnRequest(call => Shown().Match(call.LastUserText) is { Success: true } shown
            ? Reply.Of($"The cat is Minka {shown.Value}, and the dog is Rex {Unknown}. Both are well.")
            : null);
        var body = new { content = "Which pets?", assistant_id = assistant, memory = "Readonly", memory_response_citation = true, stream = isStreamed };

        var (content, cited) = isStreamed ? Read(await server.Api.Stream("threads/messages", body)) : Read(await Memory.Say(body));
        Assert.Equal([id], cited.EnumerateArray().Select(one => one.GetString()));
        Assert.Contains($"Minka [memory:{id}], and the dog is Rex", content, StringComparison.Ordinal);
        Assert.EndsWith("Both are well.", content, StringComparison.Ordinal);
        Assert.DoesNotContain(Unknown[8..^1], content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_it_the_model_is_shown_no_ids()
    {
        var assistant = await Memory.NewAssistant();
        var id = await Memory.Add(assistant, "Their cat is called Minka.");
        var said = await Memory.Say(new { content = $"Which pets of {assistant}?", assistant_id = assistant, memory = "Readonly" });

        Assert.DoesNotContain(id, server.Asked(assistant).Body, StringComparison.Ordinal);
        Assert.Empty(said["cited_memories"].EnumerateArray());
    }

    private static (string Content, JsonElement Cited) Read(JsonAnswer answer) => (answer.Text("content")!, answer["cited_memories"]);

    private static (string Content, JsonElement Cited) Read(IReadOnlyList<SseEvent> frames)
    {
        Assert.Equal(frames.Streamed(), frames[^1].Text("final_content"));
        return (frames.Streamed(), frames[^1].Data.GetProperty("cited_memories"));
    }

    [GeneratedRegex(@"\[memory:[0-9a-f]{8}-[0-9a-f-]{27}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
