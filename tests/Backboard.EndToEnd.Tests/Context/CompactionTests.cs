using Backboard.FakeModel;

namespace Backboard.EndToEnd.Tests.Context;

/// <summary>A long thread in a narrow window: what the model is sent stays bounded, what is stored stays whole.</summary>
public sealed class CompactionTests(NarrowModelServer server) : IClassFixture<NarrowModelServer>
{
    private const int Turns = 60;
    private const string Summarises = "for somebody who will continue it";

    private static readonly string Padding = string.Join(' ', Enumerable.Repeat("some ordinary words of padding", 6));

    private Api Api => server.Api;

    [Theory]
    [InlineData("openai", "fake-1")]
    [InlineData("anthropic", "claude-fake")]
    public async Task Sixty_turns(string provider, string model)
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", system_prompt = $"thread {provider}" }));
        var compactions = 0;
        var before = default(RecordedRequest);
        for (var n = 1; n <= Turns; n++)
        {
            var content = $"{provider} turn {n}: {Padding}";
            var answer = (await Api.Say(thread, new { content, llm_provider = provider, model_name = model })).Ok();
            Assert.Equal("COMPLETED", answer.Text("status"));
            var usage = answer["context_usage"];
            Assert.True(usage.GetProperty("used_tokens").GetInt32() <= usage.GetProperty("context_limit").GetInt32());

            var sent = server.Asked($"{provider} turn {n}:", without: Summarises);
            Assert.InRange(sent.RawBody.Length, 1, 6_000);
            if (before is not null && Common(before, sent) < Prefix(before).Length) compactions++;
            before = sent;
        }

        Assert.InRange(compactions, 1, Turns / 4);
        Assert.Contains(before!.Json.GetProperty("messages").EnumerateArray(), message => IsSummarised(message.GetProperty("content")));
        Assert.Contains(server.Model.Requests, request => request.Body.Contains(Summarises, StringComparison.Ordinal));

        var messages = await Api.Messages(thread);
        Assert.Equal(Enumerable.Range(1, Turns).Select(n => $"{provider} turn {n}: {Padding}"), messages.Where(message => message.Text("role") == "user").Select(message => message.Text("content")));
        Assert.Equal(2 * Turns, messages.Count);
    }

    private static bool IsSummarised(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!.Contains("<summary>", StringComparison.Ordinal)
        : content.EnumerateArray().Any(block => block.TryGetProperty("text", out var text) && text.GetString()!.Contains("<summary>", StringComparison.Ordinal));

    /// <summary>The request's bytes before its newest user message.</summary>
    private static string Prefix(RecordedRequest request)
    {
        var newest = request.Json.GetProperty("messages").EnumerateArray().Last(message => message.Text("role") == "user").GetRawText();
        return Words(request)[..Words(request).LastIndexOf(newest, StringComparison.Ordinal)];
    }

    /// <summary>The request without the mark that tells Anthropic where to end its cache: it moves on, and is no part of what is cached.</summary>
    private static string Words(RecordedRequest request) =>
        request.Body.Replace(",\"cache_control\":{\"type\":\"ephemeral\"}", "", StringComparison.Ordinal);

    /// <summary>How many bytes of the older request's prefix the newer one begins with.</summary>
    private static int Common(RecordedRequest older, RecordedRequest newer) =>
        Prefix(older).AsSpan().CommonPrefixLength(Words(newer));
}
