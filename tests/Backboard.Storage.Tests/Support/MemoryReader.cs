namespace Backboard.Storage.Tests.Support;

/// <summary>Keeps the current memories of a scope by asking for what it has missed, as an index does.</summary>
public sealed class MemoryReader(TestStore store, MemoryScope scope)
{
    private long _head;

    public Dictionary<Guid, MemoryRecord> Current { get; } = [];

    public async Task CatchUp(int limit)
    {
        ScopeChanges page;
        do
        {
            page = await store.Memories.Changes(scope, _head, limit, null, CancellationToken.None);
            Assert.InRange(page.Memories.Length + page.Deleted.Length, 0, limit);
            if (page.IsReset) Current.Clear();
            foreach (var id in page.Deleted) Current.Remove(id);
            foreach (var memory in page.Memories)
                if (memory.IsCurrent) Current[memory.MemoryId] = memory;
                else Current.Remove(memory.MemoryId);
            _head = page.Through;
        }
        while (!page.IsAll);
    }
}
