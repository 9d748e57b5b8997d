using System.Text.Json.Serialization;

namespace Backboard.Abstractions;

/// <summary>The stored form of what lies in JSON columns. Additive only: a snapshot test pins it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(Usage))]
[JsonSerializable(typeof(ImmutableArray<ToolCall>))]
[JsonSerializable(typeof(UserMessageStored))]
[JsonSerializable(typeof(MemoryRetrieved))]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunContinuing))]
[JsonSerializable(typeof(ContentStreaming))]
[JsonSerializable(typeof(ReasoningStreaming))]
[JsonSerializable(typeof(RunRestarted))]
[JsonSerializable(typeof(ToolSubmitRequired))]
[JsonSerializable(typeof(MessageSaved))]
[JsonSerializable(typeof(RunEnded))]
[JsonSerializable(typeof(RunFailed))]
[JsonSerializable(typeof(RunCancelled))]
public sealed partial class StoredJson : JsonSerializerContext;
