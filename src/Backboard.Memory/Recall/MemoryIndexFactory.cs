using Backboard.Memory.Extraction;

namespace Backboard.Memory.Recall;

internal sealed class MemoryIndexFactory(IStatementKeys keys) : IMemoryIndexFactory
{
    public IMemoryIndex Create(MemoryScope scope, EmbeddingSpace space) => new MemoryIndex(space, keys);
}
