namespace Backboard.Plain;

internal sealed record Completion(string Text, int InputTokens, int OutputTokens);

/// <summary>Chat completions over one pooled HttpClient, the answer in one piece.</summary>
internal sealed class ModelClient(HttpClient http)
{
    public async Task<Completion> CompleteAsync(List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            "v1/chat/completions", new CompletionRequest("bench-1", messages), WireJson.Default.CompletionRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(WireJson.Default.CompletionAnswer, cancellationToken)
            ?? throw new InvalidOperationException("the model answered null");
        return new Completion(answer.Choices[0].Message.Content, answer.Usage.PromptTokens, answer.Usage.CompletionTokens);
    }
}
