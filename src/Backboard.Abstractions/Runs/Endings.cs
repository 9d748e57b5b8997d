namespace Backboard.Abstractions;

/// <summary>Changes what an ending tells, whichever ending it is.</summary>
internal static class Endings
{
    /// <summary>Events that end nothing stay as they are.</summary>
    public static TurnEvent With(this TurnEvent turnEvent, Func<TurnOutcome, TurnOutcome> change) => turnEvent switch
    {
        ToolSubmitRequired ending => ending with { Outcome = change(ending.Outcome) },
        MessageSaved ending => ending with { Outcome = change(ending.Outcome) },
        RunEnded ending => ending with { Outcome = change(ending.Outcome) },
        RunFailed ending => ending with { Outcome = change(ending.Outcome) },
        RunCancelled ending => ending with { Outcome = change(ending.Outcome) },
        _ => turnEvent,
    };
}
