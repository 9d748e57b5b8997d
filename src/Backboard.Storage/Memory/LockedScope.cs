using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>A scope whose row this transaction holds, so that its changes get seqs without gaps and become visible in order.</summary>
internal sealed class LockedScope(MemoryScope scope, long head)
{
    private const string SetHead = $"UPDATE memory_scopes SET head = @head WHERE {ScopeColumns.Are}";

    public MemoryScope Scope => scope;

    public long Head { get; private set; } = head;

    /// <summary>The seq of the next change.</summary>
    public long Next() => ++Head;

    /// <summary>Takes note of changes that a statement has numbered.</summary>
    public void Advance(int changes) => Head += changes;

    public Task Save(SqlSession session) => session.Execute(SetHead, [("head", Head), .. scope.Parameters()]);
}
