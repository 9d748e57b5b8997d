using System.Globalization;
using System.Text.Json.Nodes;

namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>
/// What a client sends here reaches Anthropic's API as the same array. <c>ARRAY_CASES</c> (default 2,000) sets how many are
/// tried, <c>ARRAY_SEED</c> repeats a failure.
/// </summary>
public sealed class SameArrayTests(ClaudeServer server) : IClassFixture<ClaudeServer>
{
    private const int AtOnce = 8;

    [Fact]
    public async Task Any_valid_array_reaches_the_provider_as_it_is()
    {
        var (cases, seed) = (Setting("ARRAY_CASES") ?? 2000, Setting("ARRAY_SEED") ?? Random.Shared.Next());
        var arrays = new RandomArray(new Random(seed));
        for (var done = 0; done < cases; done += AtOnce)
        {
            server.Model.ClearRequests();
            var batch = Enumerable.Range(done, AtOnce).ToDictionary(number => $"case {number}", _ => arrays.Next());
            await Task.WhenAll(batch.Select(async one =>
            {
                var answer = await server.Claude.Create(new JsonObject
                {
                    ["model"] = ClaudeServer.Answering, ["max_tokens"] = 10, ["system"] = one.Key, ["messages"] = one.Value.DeepClone(),
                });
                Assert.True(answer.Status == HttpStatusCode.OK, $"ARRAY_SEED={seed}, {one.Key}: {answer.Text}\n{one.Value}");
            }));
            foreach (var request in server.Model.Requests)
            {
                var sent = JsonNode.Parse(request.Body)!;
                var name = sent["system"]![0]!["text"]!.GetValue<string>();
                var (expected, seen) = (Turns(batch[name]), Turns(sent["messages"]!.AsArray()));
                Assert.True(JsonNode.DeepEquals(expected, seen), $"ARRAY_SEED={seed}, {name}:\n{expected}\nbecame\n{seen}");
            }
        }
    }

    /// <summary>
    /// One way to write what the API takes in several: neighbours of one role are one turn, a string is one text block, no
    /// content of a tool is an empty list, cache marks are advice.
    /// </summary>
    private static JsonArray Turns(JsonArray messages)
    {
        var turns = new JsonArray();
        foreach (var message in messages)
        {
            var role = message!["role"]!.GetValue<string>();
            if (turns.Count == 0 || turns[^1]!["role"]!.GetValue<string>() != role) turns.Add(new JsonObject { ["role"] = role, ["content"] = new JsonArray() });
            foreach (var block in Blocks(message["content"])) turns[^1]!["content"]!.AsArray().Add(block);
        }

        return turns;
    }

    private static IEnumerable<JsonNode> Blocks(JsonNode? content)
    {
        if (content is null || (content is JsonValue && content.GetValue<string>().Length == 0)) yield break;
        if (content is JsonValue)
        {
            yield return new JsonObject { ["type"] = "text", ["text"] = content.GetValue<string>() };
            yield break;
        }

        foreach (var node in content.AsArray())
        {
            var block = node!.DeepClone().AsObject();
            block.Remove("cache_control");
            if (block["is_error"] is JsonValue { } failed && !failed.GetValue<bool>()) block.Remove("is_error");
            if (block["type"]!.GetValue<string>() == "tool_result") block["content"] = new JsonArray([.. Blocks(block["content"])]);
            yield return block;
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
