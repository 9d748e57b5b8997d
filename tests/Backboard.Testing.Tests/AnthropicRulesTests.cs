using System.Text.Json;
using Backboard.FakeModel.Rules;

namespace Backboard.Testing.Tests;

public sealed class AnthropicRulesTests
{
    private const string User = """{"role":"user","content":"hi"}""";

    private const string Use = """{"role":"assistant","content":[{"type":"text","text":"wait"},{"type":"tool_use","id":"u1","name":"look_up","input":{}}]}""";

    private const string Result = """{"type":"tool_result","tool_use_id":"u1","content":"a"}""";

    [Theory]
    [InlineData($"[{User}]")]
    [InlineData($$"""[{{User}},{"role":"assistant","content":"The answer is"}]""")]
    [InlineData($$"""[{{User}},{{Use}},{"role":"user","content":[{{Result}},{"type":"text","text":"and now?"}]}]""")]
    public void A_legal_history_passes(string messages) => Assert.Null(Check(messages));

    [Theory]
    [InlineData("[]", "at least one")]
    [InlineData("""[{"role":"assistant","content":"hi"}]""", "must be")]
    [InlineData("""[{"role":"system","content":"hi"}]""", "must be")]
    [InlineData($"[{User},{User}]", "must be")]
    [InlineData("""[{"role":"user","content":" \n"}]""", "non-whitespace")]
    [InlineData("""[{"role":"user","content":[]}]""", "content is empty")]
    [InlineData("""[{"role":"user","content":[{"type":"text","text":""}]}]""", "non-whitespace")]
    [InlineData($$"""[{"role":"user","content":[{{Result}}]}]""", "answers no open")]
    [InlineData($"[{User},{Use}]", "without tool_result")]
    [InlineData($"[{User},{Use},{User}]", "without tool_result")]
    [InlineData($$"""[{{User}},{{Use}},{"role":"user","content":[{"type":"text","text":"a"},{{Result}}]}]""", "before other content")]
    [InlineData($$"""[{{User}},{{Use}},{"role":"user","content":[{{Result}},{{Result}}]}]""", "answers no open")]
    [InlineData($$"""[{{User}},{"role":"assistant","content":"The answer is "}]""", "trailing whitespace")]
    [InlineData($$$"""[{{{User}}},{"role":"assistant","content":[{"type":"tool_use","id":"a:b","name":"t","input":{}}]}]""", "illegal tool_use id")]
    [InlineData($$$"""[{{{User}}},{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"t","input":"{}"}]}]""", "must be an object")]
    [InlineData($$"""[{{User}},{{Use}},{"role":"user","content":[{{Result}}]},{{Use}}]""", "must be unique")]
    public void A_broken_history_is_named(string messages, string violation) => Assert.Contains(violation, Check(messages)!, StringComparison.Ordinal);

    [Fact]
    public void The_token_limit_is_required() =>
        Assert.Contains("max_tokens", AnthropicRules.Check(JsonElement.Parse($$"""{"model":"m","messages":[{{User}}]}"""))!, StringComparison.Ordinal);

    private static string? Check(string messages) => AnthropicRules.Check(JsonElement.Parse($$"""{"model":"m","max_tokens":9,"messages":{{messages}}}"""));
}
