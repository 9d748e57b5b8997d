using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>What every scope of this process works with.</summary>
internal sealed record MemoryServices(
    IMemoryStore Store,
    IMemoryOperations Operations,
    IAssistantStore Assistants,
    IMemoryIndexFactory Indexes,
    IEmbedder Embedder,
    IFactExtractor Extractor,
    IModelCatalogue Catalogue,
    NodeIdentity Node,
    NodeHealth Health,
    MemoryOptions Options,
    TimeProvider Time,
    ILogger<MemoryGrain> Logger);
