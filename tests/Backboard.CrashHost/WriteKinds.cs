namespace Backboard.CrashHost;

/// <summary>What a write of the log is about. Merged writes are of several kinds.</summary>
internal static class WriteKinds
{
    public static bool Is(this ThreadWrite write, string kind) => kind switch
    {
        "accept" => write.Has<UserMessageStored>() || write.Runs.Any(run => run.Status == RunStatus.Queued),
        "flush" => write.Has<ContentStreaming>() && write.Runs.IsEmpty,
        "commit" => write.Has<RunEnded>(),
        "tools" => write.Has<ToolSubmitRequired>(),
        "continue" => write.Has<RunContinuing>(),
        "cancel" => write.Has<RunCancelled>(),
        "recover" => write.Runs.Any(run => run is { Status: RunStatus.InProgress, Attempt: > 1 }),
        _ => throw new ArgumentException($"No kind of write is called '{kind}'.", nameof(kind)),
    };

    private static bool Has<T>(this ThreadWrite write) where T : TurnEvent => write.Events.Any(entry => entry.Event is T);
}
