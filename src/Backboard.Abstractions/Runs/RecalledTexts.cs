namespace Backboard.Abstractions;

/// <summary>
/// Events say which memories a turn was shown; the words stay where they belong, in the ledger or in the message they were said in,
/// so that deleting them there deletes them everywhere.
/// </summary>
public static class RecalledTexts
{
    /// <summary>The memories an event names; empty for events that name none.</summary>
    public static ImmutableArray<RetrievedMemory> Of(TurnEvent turnEvent) => turnEvent switch
    {
        MemoryRetrieved retrieved => retrieved.Memories,
        IEnding ending => ending.Outcome.RetrievedMemories,
        _ => [],
    };

    /// <summary>The event as it is stored.</summary>
    public static TurnEvent Without(TurnEvent turnEvent) => Map(turnEvent, memory => memory with { Memory = "" });

    /// <summary>The event as it is read: what has no words any more is not named either.</summary>
    public static TurnEvent With(TurnEvent turnEvent, Func<RetrievedMemory, string?> textOf) =>
        Map(turnEvent, memory => textOf(memory) is { } text ? memory with { Memory = text } : null);

    private static TurnEvent Map(TurnEvent turnEvent, Func<RetrievedMemory, RetrievedMemory?> map)
    {
        if (Of(turnEvent).IsEmpty)
            return turnEvent;
        return turnEvent is MemoryRetrieved retrieved
            ? retrieved with { Memories = All(retrieved.Memories) }
            : turnEvent.With(outcome => outcome with { RetrievedMemories = All(outcome.RetrievedMemories) });

        ImmutableArray<RetrievedMemory> All(ImmutableArray<RetrievedMemory> memories) => [.. memories.Select(map).OfType<RetrievedMemory>()];
    }
}
