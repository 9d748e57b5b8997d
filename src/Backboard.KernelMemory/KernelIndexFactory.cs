using Backboard.KernelMemory.Store;

namespace Backboard.KernelMemory;

/// <summary>Makes the indexes of this process, all in one Kernel Memory.</summary>
internal sealed class KernelIndexFactory(KernelStore store) : IMemoryIndexFactory, IPassageIndexFactory
{
    public IMemoryIndex Create(MemoryScope scope, EmbeddingSpace space) => new KernelMemoryIndex(store.Shelf(ScopeTags.Of(scope)));

    public IPassageIndex Create(DocumentScope scope, EmbeddingSpace space) => new KernelPassageIndex(store.Shelf(ScopeTags.Of(scope)));
}
