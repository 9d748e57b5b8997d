using Microsoft.Extensions.Logging.Abstractions;

namespace Backboard.Grains.Tests.Documents;

/// <summary>All that the reading of documents works with, in memory but for the files.</summary>
internal sealed class ReadingHarness : IDisposable
{
    public static readonly DocumentScope Scope = DocumentScope.Of(new ThreadKey("default", Guid.Parse("00000000-0000-7000-8000-000000000001")));

    private readonly TempFolder _folder = new();

    public ReadingHarness(Action<DocumentOptions>? configure = null)
    {
        Options = new DocumentOptions { WorkFolder = _folder.Path };
        configure?.Invoke(Options);
        Store = new FakeDocuments(Time);
        var node = new NodeIdentity("node", NewId());
        Folder = new WorkFolder(Options, node, NullLogger<WorkFolder>.Instance);
        Slots = new ReadingSlots(Options);
        Services = new DocumentServices(
            Store, Store, Parser, new DocumentSummarizer(Models, Models, Options, Time, NullLogger<DocumentSummarizer>.Instance), Slots, Folder, node,
            new NodeHealth(Time), Options, Time, NullLogger<DocumentGrain>.Instance);
    }

    public ManualTime Time { get; } = new();

    public DocumentOptions Options { get; }

    public FakeDocuments Store { get; }

    public FakeParser Parser { get; } = new();

    public FakeModels Models { get; } = new();

    public WorkFolder Folder { get; }

    public ReadingSlots Slots { get; }

    public DocumentServices Services { get; }

    /// <summary>Files that lie in the work folder.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));

    public Guid Add(string bytes) => Store.Add(Scope, bytes).Key.DocumentId;

    public async Task Read(Guid id, CancellationToken cancellationToken = default)
    {
        using var reader = new DocumentReader(new DocumentKey("default", id), Services);
        await reader.Run(cancellationToken);
    }

    public void Dispose()
    {
        Services.Health.Dispose();
        Slots.Dispose();
        Folder.Dispose();
        _folder.Dispose();
    }
}
