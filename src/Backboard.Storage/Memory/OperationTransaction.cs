using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Ends an operation and writes what it decided, once and together.</summary>
internal sealed class OperationTransaction(SqlDialect dialect)
{
    private readonly ScopeLocks _locks = new(dialect);
    private readonly Ledger _ledger = new(dialect);
    private readonly MemoryTargets _targets = new(dialect);

    private readonly string _hold = $"SELECT 1 FROM memory_operations WHERE {HeldOperation.Is} {dialect.ForUpdate}";

    private readonly string _complete =
        $"UPDATE memory_operations SET status = 'COMPLETED', effects = @effects, updated_at = {dialect.Now} WHERE {HeldOperation.Is}";

    public async Task<ApplyOutcome> Apply(SqlSession session, OperationResult result)
    {
        var operation = result.Operation;
        if (!await _locks.Keep(session, operation.Scope.Assistant)) return ApplyOutcome.Lost;
        if ((await session.Query(_hold, _ => true, HeldOperation.Parameters(operation))).Count == 0) return ApplyOutcome.Lost;
        var changes = await Unwritten(session, result.Changes);
        if (changes.Any(change => change.Memory is not null))
        {
            var scope = await _locks.Lock(session, operation.Scope);
            if (!await _targets.Allow(session, scope, changes)) return ApplyOutcome.Stale;
            foreach (var change in changes) await Write(session, scope, change, result.Now);
            await scope.Save(session);
        }

        await session.Execute(_complete, [("effects", StoredEffect.Write(changes.Select(Effect))), .. HeldOperation.Parameters(operation)]);
        return ApplyOutcome.Applied;
    }

    /// <summary>All but additions of ids that name a memory already, or one that was deleted.</summary>
    private async Task<List<MemoryChange>> Unwritten(SqlSession session, ImmutableArray<MemoryChange> changes)
    {
        var used = await _ledger.Used(
            session, [.. changes.Where(change => change.Kind == MemoryEffectKind.Add).Select(change => change.Memory!.MemoryId)]);
        return [.. changes.Where(change => change.Kind != MemoryEffectKind.Add || !used.Contains(change.Memory!.MemoryId))];
    }

    private static Task Write(SqlSession session, LockedScope scope, MemoryChange change, DateTimeOffset now) => change.Kind switch
    {
        MemoryEffectKind.Add => Ledger.Append(session, scope, change.Memory!, change.Vector),
        MemoryEffectKind.Update => Ledger.Replace(session, scope, change.Memory!, change.Vector),
        MemoryEffectKind.Delete => Ledger.Retire(session, scope, change.Memory!, now),
        _ => Task.CompletedTask,
    };

    private static MemoryEffect Effect(MemoryChange change) => change.Memory is { } memory
        ? new MemoryEffect(change.Kind, memory.MemoryId, memory.Version, Content: null)
        : new MemoryEffect(change.Kind, null, 0, Content: null);
}
