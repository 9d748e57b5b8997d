using Backboard.Memory.Extraction;

namespace Backboard.Memory.Recall;

internal sealed class MemoryIndexFactory(IStatementKeys keys) : IMemoryIndexFactory
{
    public IMemoryIndex Create(EmbeddingSpace space) => new MemoryIndex(space, keys);
}
