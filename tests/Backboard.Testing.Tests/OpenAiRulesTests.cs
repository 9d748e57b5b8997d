using System.Text.Json;
using System.Text.Json.Nodes;
using Backboard.FakeModel.Rules;

namespace Backboard.Testing.Tests;

public sealed class OpenAiRulesTests
{
    private const string Tools = """[{"type":"function","function":{"name":"look_up","parameters":{"type":"object"}}}]""";

    private const string Call = """{"id":"c1","type":"function","function":{"name":"look_up","arguments":"{}"}}""";

    private const string Call2 = """{"id":"c2","type":"function","function":{"name":"look_up","arguments":"{}"}}""";

    private const string User = """{"role":"user","content":"hi"}""";

    [Theory]
    [InlineData($"[{User}]")]
    [InlineData("""[{"role":"system","content":"be brief"},{"role":"user","content":[{"type":"text","text":"hi"}]}]""")]
    [InlineData($$"""[{{User}},{"role":"assistant","content":null,"tool_calls":[{{Call}}]},{"role":"tool","tool_call_id":"c1","content":""}]""")]
    [InlineData($$"""
        [{{User}},{"role":"assistant","content":"wait","tool_calls":[{{Call}},{{Call2}}]},
        {"role":"tool","tool_call_id":"c2","content":"b"},{"role":"tool","tool_call_id":"c1","content":"a"},{"role":"assistant","content":"done"}]
        """)]
    public void A_legal_history_passes(string messages) => Assert.Null(Check(messages));

    [Theory]
    [InlineData("[]", "empty")]
    [InlineData("""[{"role":"user","content":""}]""", "content is empty")]
    [InlineData("""[{"role":"user","content":[{"type":"text","text":""}]}]""", "text part is empty")]
    [InlineData("""[{"role":"user"}]""", "content is missing")]
    [InlineData("""[{"role":"robot","content":"hi"}]""", "unknown role")]
    [InlineData($$"""[{{User}},{"role":"system","content":"late"}]""", "only as the first")]
    [InlineData($$"""[{{User}},{"role":"assistant","content":""}]""", "content is empty")]
    [InlineData($$"""[{{User}},{"role":"assistant","content":null}]""", "content is missing")]
    [InlineData($$"""[{{User}},{"role":"assistant","content":"a","tool_calls":[]}]""", "too short")]
    [InlineData($$"""[{{User}},{"role":"assistant","tool_calls":[{{Call}}]}]""", "never answered")]
    [InlineData($$"""[{{User}},{"role":"assistant","tool_calls":[{{Call}}]},{{User}}]""", "not answered before")]
    [InlineData($$"""[{{User}},{"role":"assistant","tool_calls":[{{Call}},{{Call}}]}]""", "occurs twice")]
    [InlineData($$"""[{{User}},{"role":"tool","tool_call_id":"c1","content":"a"}]""", "answers no open")]
    [InlineData(
        $$"""[{{User}},{"role":"assistant","tool_calls":[{{Call}}]},{"role":"tool","tool_call_id":"c1","content":"a"},{"role":"tool","tool_call_id":"c1","content":"a"}]""",
        "answers no open")]
    public void A_broken_history_is_named(string messages, string violation) => Assert.Contains(violation, Check(messages)!, StringComparison.Ordinal);

    [Theory]
    [InlineData("id", "\"\"", "1 to 40 characters")]
    [InlineData("id", "\"12345678901234567890123456789012345678901\"", "1 to 40 characters")]
    [InlineData("function", """{"name":"look up","arguments":"{}"}""", "illegal function name")]
    [InlineData("function", """{"name":"look_up","arguments":{}}""", "not a JSON string")]
    [InlineData("function", """{"name":"look_up","arguments":"{"}""", "not a JSON string")]
    public void A_broken_tool_call_is_named(string field, string value, string violation)
    {
        var call = JsonNode.Parse(Call)!;
        call[field] = JsonNode.Parse(value);
        var actual = Check($$"""[{{User}},{"role":"assistant","tool_calls":[{{call.ToJsonString()}}]}]""");
        Assert.Contains(violation, actual!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_and_twenty_eight_tools_pass_and_one_more_does_not()
    {
        Assert.Null(Check($"[{User}]", Many(128)));
        Assert.Contains("more than 128", Check($"[{User}]", Many(129))!, StringComparison.Ordinal);
        Assert.Contains("too short", Check($"[{User}]", "[]")!, StringComparison.Ordinal);
    }

    private static string Many(int count) =>
        "[" + string.Join(',', Enumerable.Range(0, count).Select(n => $$$"""{"type":"function","function":{"name":"t{{{n}}}"}}""")) + "]";

    private static string? Check(string messages, string tools = Tools) =>
        OpenAiRules.Check(JsonElement.Parse($$"""{"model":"m","tools":{{tools}},"messages":{{messages}}}"""));
}
