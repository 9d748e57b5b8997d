using System.Text.Json.Nodes;

namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>Makes arrays that the Messages API takes: any order, number and kind of turns and blocks that its rules allow.</summary>
internal sealed class RandomArray(Random random)
{
    private static readonly string[] Texts =
    [
        "Hello", "a longer question about the weather in Paris", "😀 ok", "日本語のテキスト", "trailing space ", "\n\nlines\n", "\"quotes\" \\ and \u0001", "</recalled> <summary>", "{}", "null",
    ];

    private int _calls;

    public JsonArray Next()
    {
        var messages = new JsonArray();
        var open = new List<string>();
        for (var turn = random.Next(1, 8); turn > 0; turn--)
        {
            AddUser(messages, open);
            if (turn > 1) open = AddAssistant(messages);
        }

        if (random.Next(3) == 0) messages.Add(Message("assistant", Pick("The best answer is (", "{", "Sure:")));
        return messages;
    }

    /// <summary>Results first, in one message or in several of the same role.</summary>
    private void AddUser(JsonArray messages, List<string> open)
    {
        var results = new JsonArray([.. open.OrderBy(_ => random.Next()).Select(Result)]);
        if (open.Count > 0 && random.Next(2) == 0)
        {
            messages.Add(Message("user", results));
            return;
        }

        if (open.Count > 0) messages.Add(Message("user", results));
        for (var more = random.Next(1, 3); more > 0; more--) messages.Add(Message("user", random.Next(3) == 0 ? UserBlocks() : Pick(Texts)));
    }

    private List<string> AddAssistant(JsonArray messages)
    {
        var uses = new List<string>();
        var blocks = new JsonArray();
        if (random.Next(5) == 0) blocks.Add(new JsonObject { ["type"] = "thinking", ["thinking"] = "hm", ["signature"] = "c2ln" });
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            if (random.Next(3) > 0) blocks.Add(Text());
            else blocks.Add(Use(uses));
        }

        if (uses.Count == 0 && random.Next(2) == 0) messages.Add(Message("assistant", Pick(Texts)));
        messages.Add(Message("assistant", blocks));
        return uses;
    }

    private JsonObject Use(List<string> uses)
    {
        uses.Add($"toolu_{_calls++:D4}-{Pick("a", "B", "_")}");
        return new JsonObject
        {
            ["type"] = "tool_use", ["id"] = uses[^1], ["name"] = Pick("get_weather", "f"),
            ["input"] = JsonNode.Parse(Pick("{}", """{"city":"Paris"}""", """{"n":{"deep":[true,null,1.5]},"é":"\ud83d\ude00"}""")),
        };
    }

    private JsonObject Result(string id)
    {
        var result = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = id };
        switch (random.Next(4))
        {
            case 0: break;
            case 1: result["content"] = Pick(Texts); break;
            case 2: result["content"] = new JsonArray(Text(), Text()); break;
            default: result["content"] = new JsonArray(Text(), Image()); break;
        }

        if (random.Next(3) == 0) result["is_error"] = random.Next(2) == 0;
        return result;
    }

    private JsonArray UserBlocks() => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) switch { 0 => Image(), 1 => Document(), _ => Text() })];

    private JsonObject Text()
    {
        var text = new JsonObject { ["type"] = "text", ["text"] = Pick(Texts) };
        if (random.Next(6) == 0) text["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        return text;
    }

    private JsonObject Image() => new()
    {
        ["type"] = "image",
        ["source"] = random.Next(2) == 0
            ? new JsonObject { ["type"] = "base64", ["media_type"] = "image/png", ["data"] = "aGVsbG8=" }
            : new JsonObject { ["type"] = "url", ["url"] = "https://example.com/a.png" },
    };

    private static JsonObject Document() => new()
    {
        ["type"] = "document", ["title"] = "Notes", ["source"] = new JsonObject { ["type"] = "text", ["media_type"] = "text/plain", ["data"] = "Some notes" },
    };

    private static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
