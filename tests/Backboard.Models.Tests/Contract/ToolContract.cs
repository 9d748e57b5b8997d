using System.Text.Json;
using Backboard.FakeModel.Scripting;
using StopReason = Backboard.Abstractions.StopReason;

namespace Backboard.Models.Tests.Contract;

public abstract class ToolContract : ProviderContract
{
    /// <summary>False where calls come with arguments that are objects: those cannot be broken.</summary>
    protected virtual bool SendsText => true;

    /// <summary>False where calls come without ids.</summary>
    protected virtual bool SendsIds => true;

    [Fact]
    public async Task Parallel_tool_calls_are_put_together()
    {
        Models.Server.Script.Enqueue(Reply.Calls(
            new ToolCallReply("get_weather", """{"city": "Paris, the capital of France"}""", "call_a"),
            new ToolCallReply("get_weather", """{"city": "in Łódź 🏭 🏭", "days": 3}""", "call_b"),
            new ToolCallReply("get_weather", "", "call_c")));

        var answer = await Models.Ask(Hello with { Tools = Some.Tools });

        Assert.Equal(StopReason.ToolUse, answer.Answered.StopReason);
        var calls = answer.Answered.ToolCalls;
        Assert.All(calls, call => Assert.Equal("get_weather", call.Name));
        AssertJson(["""{"city":"Paris, the capital of France"}""", """{"city":"in Łódź 🏭 🏭","days":3}""", "{}"], calls.Select(call => call.Arguments));
        Assert.Equal(3, calls.Select(call => call.Id).Distinct().Count());
        if (SendsIds) Assert.Equal(["call_a", "call_b", "call_c"], calls.Select(call => call.Id));
    }

    [Fact]
    public async Task Missing_and_repeated_call_ids_are_replaced()
    {
        Models.Server.Script.Enqueue(Reply.Calls(
            new ToolCallReply("get_weather", "{}", "old"), new ToolCallReply("get_weather", "{}", "new"), new ToolCallReply("get_weather", "{}", "")));
        var request = Request(Some.User("a"), Some.Calls(2, new ToolCall("old", "get_weather", "{}")), Some.Result("old", "sunny", 3));

        var calls = (await Models.Ask(request with { Tools = Some.Tools })).Answered.ToolCalls;

        Assert.Equal(3, calls.Select(call => call.Id).Distinct().Count());
        Assert.DoesNotContain(calls, call => call.Id is "old" or "");
        if (SendsIds) Assert.Equal("new", calls[1].Id);
    }

    [Fact]
    public async Task Calls_that_nobody_offered_or_that_are_no_json_are_bad_responses()
    {
        Models.Server.Script.Enqueue(Reply.Calls(new ToolCallReply("get_weather")));
        Assert.Equal("provider_bad_response", (await Models.Ask(Hello)).FailedCode);

        if (!SendsText) return;
        Models.Server.Script.Enqueue(Reply.Calls(new ToolCallReply("get_weather", "{\"city\": ")));
        Assert.Equal("provider_bad_response", (await Models.Ask(Hello with { Tools = Some.Tools })).FailedCode);
    }

    [Fact]
    public async Task Results_go_back_to_the_model_with_the_calls_they_answer()
    {
        var asked = Request(Some.User("Weather?")) with { Tools = Some.Tools };
        Models.Server.Script.Enqueue(Reply.Calls(
            new ToolCallReply("get_weather", """{"city":"Paris"}"""), new ToolCallReply("get_weather", """{"city":"Rome"}""")));
        var answered = (await Models.Ask(asked)).Answered;
        var stub = Some.Calls(2, [.. answered.ToolCalls]) with { ProviderState = answered.ProviderState, ModelProvider = Provider, ModelName = "fake-1" };
        var history = asked.History.AddRange(
            stub, Some.Result(answered.ToolCalls[0].Id, "sunny", 3), Some.Result(answered.ToolCalls[1].Id, "rainy", 4) with { IsError = true });

        var answer = await Models.Ask(asked with { History = history });

        Assert.Null(Models.Server.Requests[^1].Violation);
        Assert.Matches("get_weather=.*sunny.*get_weather=.*rainy", answer.Text);
        Assert.Contains("Paris", Models.Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_arrives_with_its_description_and_the_schema_of_its_parameters()
    {
        OfferedTool? offered = null;
        Models.Server.OnRequest(call =>
        {
            offered = call.Tools.Single();
            return null;
        });
        var tools = """
            [{"type":"function","function":{"name":"get-weather","description":"Weather of a city","parameters":{"type":"object",
            "$defs":{"City":{"type":"string","maxLength":9}},
            "properties":{"city":{"$ref":"#/$defs/City"},"days":{"type":"integer"}},"required":["city"]}}}]
            """;

        await Models.Ask(Hello with { Tools = tools });

        Assert.Equal(("get-weather", "Weather of a city"), (offered!.Name, offered.Description));
        var schema = offered.Schema.GetRawText();
        Assert.Contains("maxLength", schema, StringComparison.Ordinal);
        Assert.Equal("integer", offered.Schema.GetProperty("properties").GetProperty("days").GetProperty("type").GetString());
        Assert.Equal("city", offered.Schema.GetProperty("required")[0].GetString());
        Assert.Equal(schema.Contains("$ref", StringComparison.Ordinal), schema.Contains("$defs\"", StringComparison.Ordinal));
    }

    private static void AssertJson(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.All(
        expected.Zip(actual, (one, other) => (one, other)),
        pair => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(pair.one), JsonElement.Parse(pair.other)), pair.other));
}
