using System.Text;

namespace Backboard.EndToEnd.Tests.BadInput;

/// <summary>A body that must be refused, and a word of the reason that people are told.</summary>
/// <param name="Type">Content type; null for none.</param>
public sealed record BadBody(string Name, byte[] Bytes, string? Type, int Status, string Reason)
{
    public static BadBody Json(string name, string text, int status, string reason) =>
        new(name, Encoding.UTF8.GetBytes(text), "application/json", status, reason);

    public override string ToString() => Name;
}

/// <summary>Message bodies that no server should take.</summary>
internal static class BadMessages
{
    public static IEnumerable<BadBody> All =>
    [
        BadBody.Json("no JSON", "{\"content\": ", 422, "JSON"),
        BadBody.Json("bytes after the end", "{\"content\":\"a\"} x", 422, "JSON"),
        BadBody.Json("an array", "[1]", 422, "object"),
        BadBody.Json("a string", "\"hi\"", 422, "object"),
        BadBody.Json("a member twice", "{\"content\":\"a\",\"content\":\"b\"}", 422, "JSON"),
        BadBody.Json("content a number", "{\"content\":1}", 422, "string"),
        BadBody.Json("content a list", "{\"content\":[\"a\"]}", 422, "string"),
        BadBody.Json("stream a word", "{\"content\":\"a\",\"stream\":\"perhaps\"}", 422, "boolean"),
        BadBody.Json("temperature a word", "{\"content\":\"a\",\"temperature\":\"hot\"}", 422, "number"),
        BadBody.Json("temperature too high", "{\"content\":\"a\",\"temperature\":9}", 400, "temperature"),
        BadBody.Json("max_tokens zero", "{\"content\":\"a\",\"max_tokens\":0}", 400, "max_tokens"),
        BadBody.Json("stop with five", "{\"content\":\"a\",\"stop\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}", 400, "stop"),
        BadBody.Json("metadata a list", "{\"content\":\"a\",\"metadata\":[1]}", 422, "object"),
        BadBody.Json("metadata not JSON", "{\"content\":\"a\",\"metadata\":\"{\"}", 422, "JSON"),
        BadBody.Json("on_busy unknown", "{\"content\":\"a\",\"on_busy\":\"panic\"}", 400, "interrupt"),
        BadBody.Json("memory unknown", "{\"content\":\"a\",\"memory\":\"perhaps\"}", 422, "Readonly"),
        BadBody.Json("both memories", "{\"content\":\"a\",\"memory\":\"Auto\",\"memory_pro\":\"Auto\"}", 400, "memory_pro"),
        BadBody.Json("web search", "{\"content\":\"a\",\"web_search\":\"Auto\"}", 400, "search"),
        BadBody.Json("no content", "{}", 422, "content"),
        BadBody.Json("empty content", "{\"content\":\"\"}", 422, "content"),
        BadBody.Json("blank content", "{\"content\":\" \\n \"}", 422, "content"),
        BadBody.Json("null content", "{\"content\":null}", 422, "content"),
        BadBody.Json("U+0000 in content", "{\"content\":\"a\\u0000b\"}", 422, "U+0000"),
        BadBody.Json("U+0000 in metadata", "{\"content\":\"a\",\"metadata\":{\"k\":\"\\u0000\"}}", 422, "U+0000"),
        BadBody.Json("half a surrogate pair", "{\"content\":\"a\\ud83d\"}", 422, "Unicode"),
        BadBody.Json("half a pair in a name", "{\"content\":\"a\",\"\\ud83d\":1}", 422, "Unicode"),
        BadBody.Json("depth 65", $"{{\"content\":\"a\",\"metadata\":{Nested(64)}}}", 422, "deep"),
        BadBody.Json("unknown model", "{\"content\":\"a\",\"model_name\":\"gpt-99\"}", 400, "gpt-99"),
        BadBody.Json("unknown provider", "{\"content\":\"a\",\"llm_provider\":\"nobody\",\"model_name\":\"x\"}", 400, "nobody"),
        BadBody.Json("129 tools", $"{{\"content\":\"a\",\"tools\":[{string.Join(',', Enumerable.Range(0, 129).Select(n => Tool($"t{n}")))}]}}", 422, "128"),
        BadBody.Json("a tool without a name", "{\"content\":\"a\",\"tools\":[{\"type\":\"function\",\"function\":{\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}", 422, "name"),
        BadBody.Json("a tool without parameters", "{\"content\":\"a\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}", 422, "parameters"),
        BadBody.Json("two tools of one name", $"{{\"content\":\"a\",\"tools\":[{Tool("f")},{Tool("f")}]}}", 422, "name"),
        BadBody.Json("tools an object", "{\"content\":\"a\",\"tools\":{}}", 422, "array"),
        new("invalid UTF-8 in JSON", [.. "{\"content\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/json", 422, ""),
        new("plain text", "hello"u8.ToArray(), "text/plain", 415, "text/plain"),
        new("no content type", "hello"u8.ToArray(), null, 415, "not supported"),
        new("a form field twice", "content=a&content=b"u8.ToArray(), "application/x-www-form-urlencoded", 422, "more than once"),
        new("129 form fields", Encoding.UTF8.GetBytes("content=a&" + string.Join('&', Enumerable.Range(0, 129).Select(n => $"f{n}=1"))), "application/x-www-form-urlencoded", 400, "fields"),
        new("a form with U+0000", "content=a%00b"u8.ToArray(), "application/x-www-form-urlencoded", 400, "form"),
        new("half a multipart body", "--b\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\nhi"u8.ToArray(), "multipart/form-data; boundary=b", 400, "form"),
        new("multipart without a boundary", "content=a"u8.ToArray(), "multipart/form-data", 400, "form"),
    ];

    /// <summary>A value of so many arrays in each other.</summary>
    private static string Nested(int depth) => $"{{\"k\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}";

    private static string Tool(string name) =>
        $"{{\"type\":\"function\",\"function\":{{\"name\":\"{name}\",\"parameters\":{{\"type\":\"object\",\"properties\":{{}}}}}}}}";
}
