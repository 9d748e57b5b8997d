namespace Backboard.Storage.Tests.Support;

/// <summary>Tests of documents, on either database.</summary>
public abstract class DocumentContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    protected static readonly NodeIdentity Node = new("node-a", Given.Id());

    protected static readonly TimeSpan Lease = DocumentSteps.Lease;

    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected static string Owner => Node.Owner;

    protected AssistantKey Assistant => new(Tenant, AssistantId);

    protected DocumentScope Scope => DocumentScope.Of(Assistant);

    /// <summary>A pending document, of the assistant's if no scope is named; of bytes of its own if none are.</summary>
    protected Task<Document> Pending(DocumentScope? scope = null, string? bytes = null, string filename = "notes.md", Guid? runId = null) =>
        Store.Upload(Given.Document(scope ?? Scope, filename, runId), bytes ?? $"bytes {Given.Id()}", Owner);

    /// <summary>A document claimed by a living node.</summary>
    protected async Task<DocumentClaim> Claimed(Document document)
    {
        await Store.Nodes.Join(Node, None);
        return (await Claim(document))!;
    }

    protected Task<DocumentClaim?> Claim(Document document, string? owner = null, bool mayJudge = false) =>
        Store.Reading.Claim(document.Key, owner ?? Owner, Lease, mayJudge, None);

    protected async Task<Document> Indexed(DocumentScope? scope = null, Guid? runId = null, params string[] paragraphs) =>
        await Store.Finish(await Claimed(await Pending(scope, runId: runId)), paragraphs is [] ? ["Tea is a drink."] : paragraphs);

    protected async Task<Document> Find(Document document) => (await Store.Documents.Find(document.Key, None))!;

    protected async Task<long> Head(DocumentScope? scope = null) => (await Store.Documents.Shelf(scope ?? Scope, None)).Head;

    /// <summary>All its rows in all tables.</summary>
    protected async Task<long> Rows(Document document) => (await Store.Rows(document.Key)).Values.Sum();
}
