using System.Text;

namespace Backboard.Storage.Threads;

/// <summary>What no database may see: text that PostgreSQL cannot hold, and seqs that would leave a gap.</summary>
internal static class WriteCheck
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The write is a bug of the caller.</exception>
    public static void Check(ThreadWrite write)
    {
        Gapless(write.Messages.Select(message => message.Seq), write.MessageHead, nameof(ThreadWrite.Messages));
        Gapless(write.Events.Select(entry => entry.Seq), write.EventHead, nameof(ThreadWrite.Events));
        Text(write.Owner);
        Text(write.UserId);
        Text(write.Summary?.Text);
        foreach (var message in write.Messages) Check(message);
        foreach (var run in write.Runs) Check(run);
        foreach (var operation in write.Operations) Check(operation, write.Key);
    }

    /// <exception cref="ArgumentException">The run is a bug of the caller.</exception>
    public static void Check(Run run)
    {
        Text(run.Request.Content);
        Text(run.Owner);
        Text(run.Error);
        Text(run.ErrorCode);
        Text(run.PartialText);
    }

    /// <exception cref="ArgumentException">The memory is a bug of the caller.</exception>
    public static void Check(MemoryRecord memory)
    {
        Text(memory.Content);
        Text(memory.Extractor);
        Text(memory.Metadata);
    }

    /// <exception cref="ArgumentException">U+0000, or half a surrogate pair.</exception>
    public static void Text(string? text)
    {
        if (text is null) return;
        if (text.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException("Text with U+0000 cannot be stored.", nameof(text));
        _ = Strict.GetByteCount(text);
    }

    private static void Check(Message message)
    {
        Text(message.Content);
        Text(message.ToolCallId);
        Text(message.ToolName);
        Text(message.Metadata);
        Text(message.ModelProvider);
        Text(message.ModelName);
        Text(message.Reasoning);
        Text(message.ProviderState);
    }

    private static void Check(MemoryOperation operation, ThreadKey key)
    {
        if (operation.ThreadId != key.ThreadId || operation.Scope.Assistant.TenantId != key.TenantId)
            throw new ArgumentException($"Operation {operation.OperationId} belongs to another thread.", nameof(operation));
        Text(operation.Scope.UserId);
        Text(operation.Provider);
        Text(operation.Model);
    }

    private static void Gapless(IEnumerable<long> seqs, long head, string what)
    {
        var next = head;
        foreach (var seq in seqs.Reverse())
            if (seq != next--) throw new ArgumentException($"{what} must have consecutive seqs up to the head {head}.", what);
    }
}
