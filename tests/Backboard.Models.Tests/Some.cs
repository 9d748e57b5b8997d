namespace Backboard.Models.Tests;

/// <summary>Requests and messages as short as a test wants them.</summary>
internal static class Some
{
    public const string Tools = """
        [{"type":"function","function":{"name":"get_weather","description":"Weather of a city",
        "parameters":{"type":"object","properties":{"city":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["city"]}}}]
        """;

    public static ModelInfo Model(string provider, string name = "fake-1") => new(provider, name, "llm", 128_000)
    {
        SupportsTools = true,
        SupportsThinking = true,
        SupportsJsonOutput = true,
    };

    public static ModelRequest Request(string provider, params Message[] history) =>
        new() { Model = Model(provider), History = [.. history] };

    public static ModelRequest Hello(string provider) => Request(provider, User("Hello"));

    public static Message User(string text, long seq = 1) => Message(MessageRole.User, text, seq);

    public static Message Assistant(string text, long seq = 2, MessageStatus status = MessageStatus.Completed) =>
        Message(MessageRole.Assistant, text, seq) with { Status = status };

    public static Message Calls(long seq, params ToolCall[] calls) =>
        Message(MessageRole.Assistant, "", seq) with { Status = MessageStatus.RequiresAction, ToolCalls = [.. calls] };

    public static Message Result(string id, string output, long seq) => Message(MessageRole.Tool, output, seq) with { ToolCallId = id };

    public static Message Message(MessageRole role, string text, long seq) =>
        new(seq, Guid.CreateVersion7(), Guid.Empty, role, MessageStatus.Completed, text, DateTimeOffset.UnixEpoch);
}
