using System.Text;
using System.Text.Json;
using System.Net.Http.Headers;

namespace Backboard.Host.Tests;

public sealed class BadInputTests : IAsyncLifetime
{
    private FrontEnd server = null!;

    public async Task InitializeAsync() => server = await FrontEnd.Start(("Limits:MaxContentChars", "100"), ("Limits:MaxTools", "2"));

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("""{}""", 422, "body.content")]
    [InlineData("""{"content":"  "}""", 422, "body.content")]
    [InlineData("""{"content":5}""", 422, "body.content")]
    [InlineData("""{"content":"a\u0000b"}""", 422, "body.content")]
    [InlineData("""{"content":"a\ud800b"}""", 422, "body.content")]
    [InlineData("""{"content":"hi","stream":"maybe"}""", 422, "body.stream")]
    [InlineData("""{"content":"hi","memory":"sometimes"}""", 422, "body.memory")]
    [InlineData("""{"content":"hi","metadata":[1]}""", 422, "body.metadata")]
    [InlineData("""{"content":"hi","metadata":"{bad"}""", 422, "body.metadata")]
    [InlineData("""{"content":"hi","metadata":{"a":"\udfff"}}""", 422, "body.metadata")]
    [InlineData("""{"content":"hi","metadata":{"custom_timestamp":"yesterday"}}""", 422, "body.metadata.custom_timestamp")]
    [InlineData("""{"content":"hi","metadata":{"custom_timestamp":1700000000}}""", 422, "body.metadata.custom_timestamp")]
    [InlineData("""{"content":"hi","thinking":"loud"}""", 422, "body.thinking")]
    [InlineData("""{"content":"hi","temperature":"warm"}""", 422, "body.temperature")]
    [InlineData("""{"content":"hi","thread_id":"nope"}""", 422, "body.thread_id")]
    [InlineData("""{"content":"hi","tools":[{"type":"function","function":{"name":"f"}}]}""", 422, "body.tools.0.function.parameters")]
    [InlineData("""{"content":"hi","tools":[{"function":{"name":"f","parameters":{"type":"object"}}}]}""", 422, "body.tools.0.function.parameters.properties")]
    [InlineData("""{"content":"hi","tools":[{"function":{"name":"f g","parameters":{"properties":{}}}}]}""", 422, "body.tools.0.function.name")]
    [InlineData("""{"content":"hi","tools":[{"function":{"name":"f","parameters":{"properties":{}}}},{"function":{"name":"f","parameters":{"properties":{}}}}]}""", 422, "body.tools.1.function.name")]
    [InlineData("""{"content":"hi","tools":[1,2,3]}""", 422, "body.tools")]
    [InlineData("""[1]""", 422, "body")]
    [InlineData("""{"content":""", 422, "body")]
    [InlineData("""{"content":"a","content":"b"}""", 422, "body")]
    [InlineData("""{"content":"hi","memory":"On","memory_pro":"Auto"}""", 400, "memory and memory_pro cannot both be on")]
    [InlineData("""{"content":"hi","web_search":"Auto"}""", 400, "web_search cannot be used: no search is configured")]
    [InlineData("""{"content":"hi","temperature":2.1}""", 400, "temperature must be between 0 and 2")]
    [InlineData("""{"content":"hi","top_p":-0.1}""", 400, "top_p must be between 0 and 1")]
    [InlineData("""{"content":"hi","max_tokens":0}""", 400, "max_tokens must be between 1 and 2147483647")]
    [InlineData("""{"content":"hi","stop":["a","b","c","d","e"]}""", 400, "stop takes at most 4 texts of 1 to 1000 characters")]
    [InlineData("""{"content":"hi","on_busy":"shout"}""", 400, "on_busy must be one of: queue, reject, interrupt")]
    [InlineData("""{"content":"hi","on_busy":"1"}""", 400, "on_busy must be one of: queue, reject, interrupt")]
    [InlineData("""{"content":"hi","user_id":"a","metadata":{"user_id":"b"}}""", 400, "user_id and metadata.user_id name different users")]
    [InlineData("""{"content":"hi","model_name":"gpt-9"}""", 400, "No model 'gpt-9'; there are gpt-4o and meta/llama-3.")]
    public async Task A_bad_message_is_refused_with_a_reason(string body, int status, string where)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/threads/messages", content);

        Assert.Equal((int)response.StatusCode, status);
        Assert.Equal(where, Where(await response.Content.ReadAsStringAsync()));
        Assert.Empty(server.Backends.Thread.Sent);
    }

    [Theory]
    [InlineData(99, 200)]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task Content_is_limited(int chars, int status)
    {
        server.Backends.Thread.OnAccepted = Turn.Plays(server.Backends.Thread, "q", "a");
        using var form = new FormUrlEncodedContent([new("content", new string('x', chars))]);
        using var response = await server.Client.PostAsync("/api/threads/messages", form);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(62, 200)]
    [InlineData(63, 200)]
    [InlineData(64, 422)]
    public async Task Json_is_nested_at_most_64_deep(int depth, int status)
    {
        server.Backends.Thread.OnAccepted = Turn.Plays(server.Backends.Thread, "q", "a");
        var metadata = $"{string.Concat(Enumerable.Repeat("{\"a\":", depth - 1))}{{}}{new string('}', depth - 1)}";
        using var content = new StringContent($"{{\"content\":\"hi\",\"metadata\":{metadata}}}", Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/threads/messages", content);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_repeated_form_field_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("content", "a"), new("content", "b")]);
        using var response = await server.Client.PostAsync("/api/threads/messages", form);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("body.content", Where(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var content = new StringContent("hi", MediaTypeHeaderValue.Parse("text/plain"));
        using var response = await server.Client.PostAsync("/api/threads/messages", content);

        Assert.Equal(415, (int)response.StatusCode);
        Assert.StartsWith("Content type 'text/plain", Where(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    /// <summary>The sentence, or the place of the first shape error.</summary>
    private static string Where(string body)
    {
        var detail = JsonElement.Parse(body).GetProperty("detail");
        return detail.ValueKind is JsonValueKind.String
            ? detail.GetString()!
            : string.Join('.', detail[0].GetProperty("loc").EnumerateArray().Select(static part => part.ToString()));
    }
}
