using System.Text.Json.Serialization;

namespace Backboard.Plain;

internal sealed record MessageBody(string Content);

internal sealed record ChatAnswer(
    Guid ThreadId, long MessageId, string Role, string Status, string Content, int InputTokens, int OutputTokens);

internal sealed record ChatMessage(string Role, string Content);

internal sealed record CompletionRequest(string Model, List<ChatMessage> Messages);

internal sealed record CompletionAnswer(List<CompletionChoice> Choices, CompletionUsage Usage);

internal sealed record CompletionChoice(ChatMessage Message);

internal sealed record CompletionUsage(int PromptTokens, int CompletionTokens);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompletionAnswer))]
internal sealed partial class WireJson : JsonSerializerContext;
