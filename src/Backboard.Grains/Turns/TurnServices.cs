using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>What every turn of this process works with.</summary>
internal sealed record TurnServices(
    IModelGateway Models,
    IModelCatalogue Catalogue,
    IMemory Memory,
    IDocuments Documents,
    AssistantCache Assistants,
    Compactor Compactor,
    FlushPacer Pacer,
    TurnOptions Options,
    DocumentOptions DocumentOptions,
    TimeProvider Time,
    ILogger<TurnRunner> Logger);
