using Microsoft.KernelMemory;
using Microsoft.KernelMemory.DocumentStorage.DevTools;
using Microsoft.KernelMemory.FileSystem.DevTools;
using Microsoft.KernelMemory.MemoryStorage.DevTools;
using MemoryFilter = Microsoft.KernelMemory.MemoryFilter;

namespace Backboard.KernelMemory.Store;

/// <summary>
/// This process's Kernel Memory. In memory: the rows of the database are the truth, and what is here can be made of them again. The ports
/// are synchronous because an index answers from memory, and so does this; calls run off their caller's scheduler.
/// </summary>
internal sealed class KernelStore
{
    private static int stores;

    private readonly GivenEmbeddings _embeddings = new();
    private int _shelves;

    public KernelStore()
    {
        // Volatile folders of one name are one.
        var folder = $"backboard-{Interlocked.Increment(ref stores)}";
        Memory = new KernelMemoryBuilder()
            .WithCustomEmbeddingGenerator(_embeddings)
            .WithoutTextGenerator()
            .WithSimpleVectorDb(new SimpleVectorDbConfig { StorageType = FileSystemTypes.Volatile, Directory = $"{folder}-records" })
            .WithSimpleFileStorage(new SimpleFileStorageConfig { StorageType = FileSystemTypes.Volatile, Directory = $"{folder}-files" })
            .Build<MemoryServerless>();
    }

    public MemoryServerless Memory { get; }

    public KernelShelf Shelf(ScopeTags scope) => new(this, scope, $"shelf-{Interlocked.Increment(ref _shelves)}");

    public void Import(string index, string id, string text, TagCollection tags, ReadOnlyMemory<float> vector) => Wait(() =>
    {
        _embeddings.Given = vector;
        return Memory.ImportTextAsync(text, id, tags, index);
    });

    public SearchResult Search(string index, string question, MemoryFilter scope, ReadOnlyMemory<float> vector, double least, int limit) => Wait(() =>
    {
        _embeddings.Given = vector;
        return Memory.SearchAsync(question, index, scope, minRelevance: least, limit: limit);
    });

    public void Delete(string index, string id) => Wait(async () =>
    {
        await Memory.DeleteDocumentAsync(id, index);
        return true;
    });

    /// <summary>Forgets an index that nobody holds any more.</summary>
    public Task Forget(string index) => Task.Run(() => Memory.DeleteIndexAsync(index));

    private static T Wait<T>(Func<Task<T>> call) => Task.Run(call).GetAwaiter().GetResult();
}
