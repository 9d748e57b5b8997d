using Backboard.FakeModel.Scripting;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Whatever the model that reads messages does wrong, the turn is fine and nothing false is written.</summary>
public sealed class ReadingFaultTests(ReadingServer server) : IClassFixture<ReadingServer>
{
    private MemoryClient Memory => server.Memory;

    public static TheoryData<string> Bad => BadReadings.Names;

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_answer_that_must_not_be_followed_ends_the_operation_with_a_reason(string name)
    {
        var (assistant, other) = (await Memory.NewAssistant(), await Memory.NewAssistant());
        var foreign = await Memory.Add(other, "Their cat is called Minka.");
        using var bad = server.Model.OnExtraction(asked => BadReadings.Of(name, asked));
        var said = await Memory.Tell(assistant, BadReadings.Message(foreign));
        var operation = await Memory.Ended(said);

        Assert.Equal("COMPLETED", said.Text("status"));
        Assert.Equal("ERROR", operation.Text("status"));
        Assert.NotEmpty(operation.Text("error")!);
        Assert.Empty(await Memory.List(assistant));
        Assert.Equal(["Their cat is called Minka."], await Memory.Contents(other));
        Assert.Empty(await Memory.Recall(assistant, "Where do I live?"));

        using var good = server.Model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)));
        await Memory.Learn(assistant, "I collect thimbles.");
        Assert.Equal(["I collect thimbles."], await Memory.Contents(assistant));
    }

    [Fact]
    public async Task A_provider_that_is_down_for_readings_is_done_without()
    {
        var assistant = await Memory.NewAssistant();
        using var down = server.Model.OnExtraction(_ => Reply.Error(500));
        var said = await Memory.Tell(assistant, "I live in Porto.");
        Assert.Contains("Porto", Assert.Single(await Memory.Recall(assistant, "Where do I live?")), StringComparison.Ordinal);
        var operation = await Memory.Ended(said);

        Assert.Equal(("COMPLETED", "COMPLETED"), (said.Text("status"), operation.Text("status")));
        var memory = Assert.Single(await Memory.List(assistant));
        Assert.Contains("Porto", memory.Text("content"), StringComparison.Ordinal);
        Assert.StartsWith("rules/", memory.Text("extractor"), StringComparison.Ordinal);
        Assert.True(server.Model.Requests.Count(request => request.Status == 500) > 1, "it was tried again before the rules did it");
    }

    [Fact]
    public async Task A_provider_that_comes_back_does_it_itself()
    {
        var assistant = await Memory.NewAssistant();
        var times = 0;
        using var once = server.Model.OnExtraction(asked =>
            Interlocked.Increment(ref times) <= 1 ? Reply.Error(503) : ExtractionCall.Answer(ExtractionCall.Add(asked.Message)));
        await Memory.Learn(assistant, "I live in Porto.");

        Assert.StartsWith("openai/fake-2", Assert.Single(await Memory.List(assistant)).Text("extractor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Custom_prompts_reach_the_model_and_the_rules_of_the_answer_stay()
    {
        var assistant = await Memory.NewAssistant(new
        {
            name = "Custom",
            custom_fact_extraction_prompt = "Only colours of spaceships are facts.",
            custom_update_memory_prompt = "A newer colour always replaces an older one.",
        });
        string? instructions = null;
        using var reading = server.Model.OnExtraction(asked =>
        {
            instructions = asked.Instructions;
            return ExtractionCall.Answer();
        });
        var operation = await Memory.Learn(assistant, "My spaceship is green.");

        Assert.Equal(0, operation.GetProperty("result_count").GetInt32());
        Assert.Contains("Only colours of spaceships are facts.", instructions, StringComparison.Ordinal);
        Assert.Contains("A newer colour always replaces an older one.", instructions, StringComparison.Ordinal);
        Assert.Contains("\"facts\"", instructions, StringComparison.Ordinal);
    }
}
