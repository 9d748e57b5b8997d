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
        return Of(turnEvent).IsEmpty
            ? turnEvent
            : turnEvent switch
            {
                MemoryRetrieved retrieved => retrieved with { Memories = All(retrieved.Memories) },
                ToolSubmitRequired ending => ending with { Outcome = Outcome(ending.Outcome) },
                MessageSaved ending => ending with { Outcome = Outcome(ending.Outcome) },
                RunEnded ending => ending with { Outcome = Outcome(ending.Outcome) },
                RunFailed ending => ending with { Outcome = Outcome(ending.Outcome) },
                RunCancelled ending => ending with { Outcome = Outcome(ending.Outcome) },
                _ => turnEvent,
            };

        TurnOutcome Outcome(TurnOutcome outcome) => outcome with { RetrievedMemories = All(outcome.RetrievedMemories) };

        ImmutableArray<RetrievedMemory> All(ImmutableArray<RetrievedMemory> memories) => [.. memories.Select(map).OfType<RetrievedMemory>()];
    }
}
