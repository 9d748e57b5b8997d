namespace Backboard.Host;

/// <summary>Has documents read once they are stored. Nobody waits for it.</summary>
internal sealed partial class DocumentReads(IGrainFactory grains, ILogger<DocumentReads> logger)
{
    public void Begin(DocumentKey key) => _ = Send(key);

    private async Task Send(DocumentKey key)
    {
        try
        {
            await grains.GetGrain<IDocumentGrain>(key.ToString()).Read();
        }
        catch (Exception e)
        {
            // Nobody waits for this call, and the sweep makes up for it.
            Log.NotSent(logger, key.DocumentId, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Document {DocumentId} waits for the sweep")]
        public static partial void NotSent(ILogger logger, Guid documentId, Exception exception);
    }
}
