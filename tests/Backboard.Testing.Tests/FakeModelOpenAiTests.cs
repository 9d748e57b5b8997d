using System.ClientModel;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Backboard.Testing.Tests;

/// <summary>The official client understands the server.</summary>
public sealed class FakeModelOpenAiTests(FakeModelFixture model) : IClassFixture<FakeModelFixture>
{
    private static readonly ChatTool LookUp = ChatTool.CreateFunctionTool(
        "look_up", "finds a city", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}}}"""));

    private OpenAIClient Client => new(new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri(model.Server.OpenAiUrl) });

    [Fact]
    public async Task A_plain_answer_repeats_the_question_and_counts_words()
    {
        var answer = (await Client.GetChatClient("m").CompleteChatAsync([new SystemChatMessage("be brief"), new UserChatMessage("what is up")])).Value;
        Assert.Equal("reply to: what is up", answer.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal((5, 5), (answer.Usage.InputTokenCount, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_stream_joins_to_the_same_text_and_ends_with_usage()
    {
        var updates = await Collect([new UserChatMessage("smile 😀 \"quoted\"\nline")]);
        Assert.Equal("reply to: smile 😀 \"quoted\"\nline", string.Concat(updates.SelectMany(u => u.ContentUpdate).Select(part => part.Text)));
        Assert.Equal(6, updates.Count(u => u.ContentUpdate.Any(part => part.Text.Length > 0)));
        Assert.Equal(6, updates.Last(u => u.Usage is not null).Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Streamed_tool_calls_are_built_from_the_offer_and_their_results_are_stated()
    {
        List<ChatMessage> messages = [new UserChatMessage("go [[tools:2]]")];
        var updates = await Collect(messages);
        var calls = updates.SelectMany(u => u.ToolCallUpdates).GroupBy(u => u.Index)
            .Select(g => ChatToolCall.CreateFunctionToolCall(
                g.First().ToolCallId, g.First().FunctionName, BinaryData.FromString(string.Concat(g.Select(u => u.FunctionArgumentsUpdate?.ToString())))))
            .ToList();
        Assert.Equal(["""{"city":"city 1","days":1}""", """{"city":"city 2","days":2}"""], calls.Select(c => c.FunctionArguments.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, updates.Last(u => u.FinishReason is not null).FinishReason);

        messages.Add(new AssistantChatMessage(calls));
        messages.AddRange(calls.Select((call, i) => new ToolChatMessage(call.Id, $"sun{i}")));
        var answer = (await Client.GetChatClient("m").CompleteChatAsync(messages)).Value;
        Assert.Equal("tool results: look_up=sun0; look_up=sun1", answer.Content[0].Text);
    }

    [Fact]
    public async Task Given_tool_calls_stream_their_arguments_without_splitting_a_character()
    {
        const string arguments = """{"city":"😀😀😀😀😀😀😀😀😀😀😀"}""";
        var updates = await Collect([new UserChatMessage($"[[tool:look_up {arguments}]]")]);
        Assert.Equal(arguments, string.Concat(updates.SelectMany(u => u.ToolCallUpdates).Select(u => u.FunctionArgumentsUpdate?.ToString())));
    }

    [Fact]
    public async Task Embeddings_are_equal_for_equal_texts_and_near_for_shared_words()
    {
        var client = Client.GetEmbeddingClient("e");
        var vectors = (await client.GenerateEmbeddingsAsync(["the red house", "the red house", "the red car", "unrelated"], new EmbeddingGenerationOptions { Dimensions = 64 }))
            .Value.Select(e => e.ToFloats().ToArray()).ToList();
        Assert.Equal(vectors[0], vectors[1]);
        Assert.True(Dot(vectors[0], vectors[2]) > Dot(vectors[0], vectors[3]));
        Assert.Equal(1, Dot(vectors[0], vectors[0]), 3);
    }

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private async Task<List<StreamingChatCompletionUpdate>> Collect(List<ChatMessage> messages)
    {
        var updates = new List<StreamingChatCompletionUpdate>();
        await foreach (var update in Client.GetChatClient("m").CompleteChatStreamingAsync(messages, new ChatCompletionOptions { Tools = { LookUp } }))
            updates.Add(update);
        return updates;
    }
}
