using System.Net.Http.Json;

namespace Backboard.Host.Tests;

public sealed class EncodingTests : IAsyncLifetime
{
    private FrontEnd server = null!;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        server.Backends.Thread.OnAccepted = Turn.Plays(server.Backends.Thread, "hi", "Hello.");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public static TheoryData<string, string> Encodings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var route in (string[])["/api/threads/messages", $"/api/threads/{FakeThread.AssistantId}/messages"])
                foreach (var encoding in (string[])["native", "text", "urlencoded", "multipart"])
                    data.Add(route, encoding);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Every_encoding_on_every_route_asks_the_same(string route, string encoding)
    {
        using var response = await server.Client.PostAsync(route, Body(encoding));

        response.EnsureSuccessStatusCode();
        Assert.True(server.Backends.Thread.Sent.TryDequeue(out var sent));
        var run = sent.Request;
        Assert.Equal("hé\n 😀 ", run.Content);
        Assert.Equal(("openai", "gpt-4o"), (run.Provider, run.Model));
        Assert.Equal((false, true, MemoryMode.Auto), (run.Stream, run.JsonOutput, run.Memory));
        Assert.Equal("""{"user_id":"u1","n":1.50}""", run.Metadata);
        Assert.Equal("u1", run.UserId);
        Assert.Equal("""{"effort":"low"}""", run.Thinking);
        Assert.Equal((0.5, 7), (run.Temperature, run.MaxTokens));
        Assert.Equal("END|STOP", string.Join("|", run.Stop));
        Assert.Equal("[]", run.Tools);
        Assert.Equal(OnBusy.Reject, run.OnBusy);
    }

    private static HttpContent Body(string encoding)
    {
        if (encoding == "native")
            return JsonContent.Create(new
            {
                content = "hé\n 😀 ", llm_provider = "openai", model_name = "gpt-4o", stream = false, json_output = true, memory = "auto",
                metadata = new { user_id = "u1", n = 1.50m }, thinking = new { effort = "low" }, temperature = 0.5, max_tokens = 7,
                stop = new List<string> { "END", "STOP" }, tools = Array.Empty<int>(), on_busy = "reject", voice = new { unknown = true },
            });
        var fields = new Dictionary<string, string>
        {
            ["content"] = "hé\n 😀 ", ["llm_provider"] = "openai", ["model_name"] = "gpt-4o", ["stream"] = "False", ["json_output"] = "true",
            ["memory"] = "On", ["metadata"] = """{"user_id": "u1", "n": 1.50}""", ["thinking"] = """{"effort":"low"}""",
            ["temperature"] = "0.5", ["max_tokens"] = "7", ["stop"] = """["END","STOP"]""", ["tools"] = "[]", ["on_busy"] = "Reject",
            ["voice"] = "{}",
        };
        if (encoding == "text")
            return JsonContent.Create(fields);
        if (encoding == "urlencoded")
            return new FormUrlEncodedContent(fields);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value);
            part.Headers.ContentType = null;
            form.Add(part, name);
        }
        return form;
    }
}
