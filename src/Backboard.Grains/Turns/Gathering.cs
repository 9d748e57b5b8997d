namespace Backboard.Grains;

/// <summary>Gathers what a turn is given beside its history: the memories and the documents that bear on it, both at once.</summary>
internal sealed class Gathering(Run run, ThreadState state, Assistant assistant, TurnServices services)
{
    private Message? Asked => state.Window.LastOrDefault(message => message.Seq == run.UserMessageSeq);

    /// <param name="hasDocuments">Whether there may be documents; those sent with the message always are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Given> Gather(bool hasDocuments, CancellationToken cancellationToken)
    {
        var recalling = Recall(cancellationToken);
        var consulting = Consult(hasDocuments, cancellationToken);
        await Task.WhenAll(recalling, consulting);
        return new Given(await recalling, await consulting);
    }

    private async Task<Recalled> Recall(CancellationToken cancellationToken)
    {
        var header = state.Header;
        if (run.Request.Memory == MemoryMode.Off || (assistant.MemoryScope == MemoryScoping.User && header.UserId is null))
            return Recalled.Nothing;
        var found = await services.Memory.Recall(
            assistant,
            new RecallQuery(header.UserId, Asked?.Content ?? "")
            {
                ThreadId = header.Key.ThreadId,
                WindowFrom = state.Window.Length > 0 ? state.Window[0].Seq : header.MessageHead,
                AskedAt = CustomTimestamp.Read(Asked?.Metadata),
            },
            cancellationToken);
        return new Recalled(found.Memories, found.Degraded);
    }

    /// <summary>A message that no model answers needs no documents.</summary>
    private async Task<DocumentContext> Consult(bool hasDocuments, CancellationToken cancellationToken)
    {
        if (!run.Request.SendToLlm || (!hasDocuments && run.Request.Attachments.IsEmpty))
            return DocumentContext.None;
        var question = new DocumentQuestion(state.Header.Key, Asked?.Content ?? "") { Limit = assistant.TopK };
        return await services.Documents.Consult(assistant, question, cancellationToken);
    }
}
