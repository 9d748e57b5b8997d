using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Backboard.Abstractions;

/// <summary>Events to and from their stored form: a type word and a JSON payload.</summary>
public static class TurnEventCodec
{
    private static readonly Dictionary<string, JsonTypeInfo> TypeByName = new(StringComparer.Ordinal)
    {
        ["user_message"] = StoredJson.Default.UserMessageStored,
        ["memory_retrieved"] = StoredJson.Default.MemoryRetrieved,
        ["run_started"] = StoredJson.Default.RunStarted,
        ["run_continuing"] = StoredJson.Default.RunContinuing,
        ["content_streaming"] = StoredJson.Default.ContentStreaming,
        ["reasoning_streaming"] = StoredJson.Default.ReasoningStreaming,
        ["run_restarted"] = StoredJson.Default.RunRestarted,
        ["tool_submit_required"] = StoredJson.Default.ToolSubmitRequired,
        ["message_saved"] = StoredJson.Default.MessageSaved,
        ["run_ended"] = StoredJson.Default.RunEnded,
        ["run_failed"] = StoredJson.Default.RunFailed,
        ["run_cancelled"] = StoredJson.Default.RunCancelled,
    };

    private static readonly Dictionary<Type, string> NameByType = TypeByName.ToDictionary(p => p.Value.Type, p => p.Key);

    /// <summary>Types whose rows are pruned once their run has long been final.</summary>
    public static ImmutableArray<string> DeltaTypes { get; } = ["content_streaming", "reasoning_streaming"];

    public static string TypeOf(TurnEvent turnEvent) => NameByType[turnEvent.GetType()];

    /// <summary>
    /// The stored payload; the words of recalled memories and of cited documents are left out, see <see cref="RecalledTexts"/> and
    /// <see cref="CitedTexts"/>.
    /// </summary>
    public static string PayloadOf(TurnEvent turnEvent) =>
        JsonSerializer.Serialize(CitedTexts.Without(RecalledTexts.Without(turnEvent)), TypeByName[TypeOf(turnEvent)]);

    /// <summary>Reads a stored event.</summary>
    /// <exception cref="CorruptRowException">Unknown type, or a payload that does not fit it.</exception>
    public static TurnEvent Read(string type, string payload)
    {
        if (!TypeByName.TryGetValue(type, out var info))
            throw new CorruptRowException($"Unknown event type '{type}'.");
        try
        {
            return JsonSerializer.Deserialize(payload, info) as TurnEvent
                ?? throw new CorruptRowException($"Event '{type}' has no payload.");
        }
        catch (JsonException e)
        {
            throw new CorruptRowException($"Event '{type}' cannot be read.", e);
        }
    }
}
