namespace Backboard.Storage.Postgres;

/// <summary>What a write requires of its thread's row and sets on it.</summary>
internal static class FenceRow
{
    public static RowSet<ThreadWrite> Set { get; } = new RowSet<ThreadWrite>()
        .With("thread_id", write => write.Key.ThreadId)
        .With("tenant_id", write => write.Key.TenantId)
        .With("expected_epoch", write => write.ExpectedEpoch)
        .With("expected_version", write => write.ExpectedVersion)
        .With("epoch", write => write.Epoch)
        .With("owner", write => write.Owner)
        .With("user_id", write => write.UserId)
        .With("message_head", write => write.MessageHead)
        .With("event_head", write => write.EventHead)
        .With("new_runs", write => (long)write.Runs.Count(run => run.Position == 0))
        .With("at", write => write.At.ToUniversalTime())
        .With("create_under", write => write.CreateUnder ?? Guid.Empty);
}
