using System.Collections.Concurrent;

namespace Backboard.Host.Tests;

/// <summary>Documents in memory, as their rows would be.</summary>
internal sealed partial class FakeDocuments
{
    private readonly Lock gate = new();
    private readonly Dictionary<DocumentKey, Row> rows = [];
    private readonly List<DocumentKey> came = [];

    public bool IsDown { get; set; }

    /// <summary>Called with the number of each part before it is kept.</summary>
    public Action<int>? OnAppend { get; set; }

    /// <summary>Called before a document is completed.</summary>
    public Action? OnComplete { get; set; }

    /// <summary>Fails what a grain is told; null serves.</summary>
    public Exception? ReadFault { get; set; }

    /// <summary>Pruning takes every upload away.</summary>
    public bool LosesUploads { get; set; }

    /// <summary>Owners that were deleted.</summary>
    public ConcurrentDictionary<DocumentScope, bool> Gone { get; } = new();

    /// <summary>What its grain was told to read.</summary>
    public ConcurrentQueue<DocumentKey> Read { get; } = new();

    /// <summary>What its grain was told to delete.</summary>
    public ConcurrentQueue<DocumentKey> Deleted { get; } = new();

    /// <summary>How many uploads were ever begun.</summary>
    public int Begun { get; private set; }

    /// <summary>How often attachments were looked up.</summary>
    public int Lookups { get; private set; }

    /// <summary>All there are, also those still uploading, in the order they came.</summary>
    public ImmutableArray<Document> All
    {
        get
        {
            lock (gate)
                return [.. rows.Values.Select(static r => r.Document).OrderBy(d => came.IndexOf(d.Key))];
        }
    }

    public byte[][] Parts(DocumentKey key)
    {
        lock (gate)
            return [.. rows[key].Parts];
    }

    /// <summary>Puts a document there as if it had been uploaded and read.</summary>
    public Document Put(Document document, string? text = null, params ImmutableArray<DocumentChunk> chunks)
    {
        lock (gate)
        {
            rows[document.Key] = new Row { Document = document, Text = text, Chunks = chunks };
            came.Add(document.Key);
        }
        return document;
    }

    public Result<Document> Remove(DocumentKey key)
    {
        Deleted.Enqueue(key);
        lock (gate)
            return Rows.Remove(key, out var row) ? row.Document : Error.NotFound("Document not found");
    }

    private Dictionary<DocumentKey, Row> Rows => IsDown ? throw new StoreUnavailableException("down") : rows;

    private sealed class Row
    {
        public required Document Document { get; set; }

        public int Ordinal { get; set; }

        public List<byte[]> Parts { get; } = [];

        public string? Text { get; init; }

        public ImmutableArray<DocumentChunk> Chunks { get; init; } = [];
    }
}

/// <summary>One of them as a grain.</summary>
internal sealed class FakeDocumentGrain(FakeDocuments documents, DocumentKey key) : IDocumentGrain
{
    public Task Read()
    {
        documents.Read.Enqueue(key);
        return documents.ReadFault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
    }

    public Task<Result<Document>> Delete() => Task.FromResult(documents.Remove(key));
}

internal sealed class FakeSniffer : IDocumentSniffer
{
    /// <summary>Bytes of each head it was shown.</summary>
    public ConcurrentQueue<int> Heads { get; } = new();

    public string? Objection(string type, ReadOnlySpan<byte> head)
    {
        Heads.Enqueue(head.Length);
        return head.StartsWith("not a "u8) ? $"This is no {type} file" : null;
    }
}
