using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>What the reading of every document of this process works with.</summary>
internal sealed record DocumentServices(
    IDocumentStore Store,
    IDocumentReading Reading,
    IDocumentParser Parser,
    DocumentSummarizer Summarizer,
    ReadingSlots Slots,
    WorkFolder Folder,
    NodeIdentity Node,
    NodeHealth Health,
    DocumentOptions Options,
    TimeProvider Time,
    ILogger<DocumentGrain> Logger);
