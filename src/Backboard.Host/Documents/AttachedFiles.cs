namespace Backboard.Host;

/// <summary>What the files of messages are handled with.</summary>
internal sealed partial class AttachedFiles(
    FileIntake intake, IDocumentUploads uploads, DocumentReads reads, IGrainFactory grains, ILogger<AttachedFiles> logger)
{
    public FileIntake Intake => intake;

    public IDocumentUploads Uploads => uploads;

    public DocumentReads Reads => reads;

    public DocumentOptions Options => intake.Options;

    public MessageFiles Of(Caller caller) => new(this, caller.TenantId);

    /// <summary>Removes a document whose turn was refused. Where that fails, pruning makes up for it: its run never comes to be.</summary>
    public async Task Delete(DocumentKey key)
    {
        try
        {
            var deleted = await grains.GetGrain<IDocumentGrain>(key.ToString()).Delete();
            if (deleted.Error is { Kind: not ErrorKind.NotFound } error)
                Log.NotDeleted(logger, key.DocumentId, error.Message, exception: null);
        }
        catch (Exception e) when (BackendFault.Is(e))
        {
            Log.NotDeleted(logger, key.DocumentId, e.Message, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Document {DocumentId} of a refused message waits to be pruned: {Reason}")]
        public static partial void NotDeleted(ILogger logger, Guid documentId, string reason, Exception? exception);
    }
}
