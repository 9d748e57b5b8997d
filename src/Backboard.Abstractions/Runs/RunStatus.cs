namespace Backboard.Abstractions;

/// <summary>Life of a run: Queued → InProgress ⇄ RequiresAction → Completed | Failed | Cancelled. The last three are final.</summary>
public enum RunStatus
{
    Queued,
    InProgress,
    RequiresAction,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>Why an answer ended, so that a truncated one is never mistaken for a whole one.</summary>
public enum StopReason
{
    EndTurn,
    MaxTokens,
    StopSequence,
    ToolUse,
    ContentFilter,
}

/// <summary>What a message does to a thread that is answering another.</summary>
public enum OnBusy
{
    /// <summary>Wait in line (default).</summary>
    Queue,

    /// <summary>Be refused at once.</summary>
    Reject,

    /// <summary>Cancel the active run and those in line.</summary>
    Interrupt,
}

/// <summary>What the loss of the requesting client does to its turn.</summary>
public enum OnDisconnect
{
    Continue,
    Cancel,
}

/// <summary>What a crash does to a turn whose text was already readable.</summary>
public enum OnCrash
{
    /// <summary>Start the answer again, announced by <c>run_restarted</c> (default).</summary>
    Restart,

    /// <summary>End FAILED with the partial text kept on the run.</summary>
    Fail,
}

/// <summary>How a turn uses the assistant's memory.</summary>
public enum MemoryMode
{
    Off,
    Readonly,
    Auto,
}
