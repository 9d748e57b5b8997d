namespace Backboard.Plain;

/// <summary>What of a thread is sent to the model with a new message.</summary>
internal enum History
{
    /// <summary>All of it, every turn: what people write.</summary>
    Whole,

    /// <summary>The newest messages that fit a number of tokens.</summary>
    Window,

    /// <summary>The new message alone: two commits and a call, the least a turn can cost.</summary>
    None,
}

/// <summary>One turn: keep the question, read what went before, ask, keep the answer.</summary>
internal sealed class Chat(MessageStore store, ModelClient model, History history, int windowTokens)
{
    public async Task<ChatAnswer> StartAsync(string content, CancellationToken cancellationToken) =>
        await SendAsync(await store.CreateThreadAsync(cancellationToken), content, cancellationToken);

    public async Task<ChatAnswer> SendAsync(Guid threadId, string content, CancellationToken cancellationToken)
    {
        await store.AppendAsync(threadId, "user", content, cancellationToken);
        var messages = history switch
        {
            History.Whole => await store.ReadAsync(threadId, cancellationToken),
            History.Window => await store.ReadNewestAsync(threadId, windowTokens, cancellationToken),
            _ => [new ChatMessage("user", content)],
        };
        var answer = await model.CompleteAsync(messages, cancellationToken);
        var messageId = await store.AppendAsync(threadId, "assistant", answer.Text, cancellationToken);
        return new ChatAnswer(threadId, messageId, "assistant", "COMPLETED", answer.Text, answer.InputTokens, answer.OutputTokens);
    }
}
