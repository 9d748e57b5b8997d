namespace Backboard.Host;

/// <summary>The documents that were sent along with stored messages, looked up for many of them in one statement.</summary>
internal sealed class StoredAttachments(IDocumentStore store)
{
    public static ILookup<Guid, Document> None { get; } = Array.Empty<Document>().ToLookup(static _ => Guid.Empty);

    /// <summary>By run: only a run's user message has any.</summary>
    public async Task<ILookup<Guid, Document>> Of(string tenantId, IEnumerable<Message> messages, CancellationToken cancellationToken)
    {
        var runs = messages.Where(static message => message.Role is MessageRole.User).Select(static message => message.RunId).ToHashSet();
        return runs.Count == 0
            ? None
            : (await store.Attached(tenantId, runs, cancellationToken)).ToLookup(static document => document.RunId.GetValueOrDefault());
    }
}
