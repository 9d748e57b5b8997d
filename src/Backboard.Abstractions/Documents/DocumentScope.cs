namespace Backboard.Abstractions;

/// <summary>What a document was uploaded to.</summary>
public enum DocumentOwner
{
    /// <summary>An assistant: every thread under it finds the document.</summary>
    Assistant,

    /// <summary>A thread, or a message of it: only this thread finds the document.</summary>
    Thread,
}

/// <summary>
/// Whose documents: an assistant's or a thread's. No index ever holds documents of two scopes. The grain key is
/// <c>s-{tenant}/a/{assistant}</c> or <c>s-{tenant}/t/{thread}</c>.
/// </summary>
/// <param name="TenantId">Owner, without a slash.</param>
/// <param name="Owner">What kind of owner.</param>
/// <param name="OwnerId">UUID of the assistant or thread.</param>
[GenerateSerializer, Immutable, Alias("backboard.document-scope")]
public readonly record struct DocumentScope(
    [property: Id(0)] string TenantId, [property: Id(1)] DocumentOwner Owner, [property: Id(2)] Guid OwnerId)
{
    private const string Prefix = "s-";

    public static DocumentScope Of(AssistantKey assistant) => new(assistant.TenantId, DocumentOwner.Assistant, assistant.AssistantId);

    public static DocumentScope Of(ThreadKey thread) => new(thread.TenantId, DocumentOwner.Thread, thread.ThreadId);

    public override string ToString() => $"{Prefix}{TenantId}/{(Owner == DocumentOwner.Assistant ? 'a' : 't')}/{OwnerId:D}";

    /// <summary>Reads a grain key made by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is no document scope.</exception>
    public static DocumentScope Parse(string key)
    {
        var (start, id) = GrainKeyText.Split(key, Prefix);
        return start is [.. var tenant, '/', 'a' or 't'] && tenant.Length > 0
            ? new DocumentScope(tenant, start[^1] == 'a' ? DocumentOwner.Assistant : DocumentOwner.Thread, id)
            : throw new FormatException($"'{key}' is no document scope.");
    }
}
