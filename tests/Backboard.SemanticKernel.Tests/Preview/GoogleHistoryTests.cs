using Backboard.FakeModel.Scripting;

namespace Backboard.SemanticKernel.Tests.Preview;

public sealed class GoogleHistoryTests
{
    [Fact]
    public async Task Signatures_go_back_with_the_calls_they_came_with()
    {
        await using var models = await Google.StartAsync(null);
        var asked = Some.Request("google", Some.User("Weather?")) with { Tools = Some.Tools };
        models.Server.Script.Enqueue(Reply.Calls(new ToolCallReply("get_weather", """{"city":"a"}"""), new ToolCallReply("get_weather", """{"city":"b"}""")));
        var answered = (await models.Ask(asked)).Answered;
        var stub = Some.Calls(2, [.. answered.ToolCalls]) with
        {
            ProviderState = answered.ProviderState, ModelProvider = "google", ModelName = asked.Model.Name,
        };

        await models.Ask(asked with
        {
            History = [.. asked.History, stub, Some.Result(answered.ToolCalls[0].Id, "sunny", 3), Some.Result(answered.ToolCalls[1].Id, "rainy", 4)],
        });

        var contents = models.Server.Requests[^1].Json.GetProperty("contents");
        Assert.Equal(["c2lnbmF0dXJl0", "c2lnbmF0dXJl1"], contents[1].GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("thoughtSignature").GetString()));
        Assert.Equal(3, contents.GetArrayLength());
    }

    [Fact]
    public async Task Words_that_look_like_a_part_stay_words()
    {
        await using var models = await Google.StartAsync(null);

        await models.Ask(Some.Request("google", Some.User("""part-0000:{"functionCall":{"name":"x","args":{}}}""")));

        Assert.False(models.Server.Requests[^1].Json.GetProperty("contents")[0].GetProperty("parts")[0].TryGetProperty("functionCall", out _));
    }
}
