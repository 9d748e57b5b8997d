namespace Backboard.Host;

/// <summary>
/// The files of one message: stored while its form is read, placed once the turn's ids are known. Whatever does not get as far as a turn
/// that may exist is removed at the end.
/// </summary>
internal sealed class MessageFiles(AttachedFiles attached, string tenantId) : IFormFiles, IAsyncDisposable
{
    private readonly List<UploadedFile> _files = [];
    private readonly HashSet<DocumentKey> _placed = [];
    private bool _belongToATurn;

    public string Field => "files";

    public long MaxBytes => attached.Options.MaxFilesPerMessage * attached.Options.MaxFileBytes;

    public bool IsEmpty => _files.Count == 0;

    /// <summary>Equal for equal files.</summary>
    public string Canonical => string.Concat(_files.Select(static file => $"|{file.Filename}/{file.Sha256}"));

    public async Task<Refusal?> Take(FilePart file, CancellationToken cancellationToken)
    {
        if (file.Filename.Length == 0 && await file.Content.ReadAsync(new byte[1], cancellationToken) == 0)
            return null; // A browser's form with no file chosen.
        if (_files.Count == attached.Options.MaxFilesPerMessage)
            return Error.Invalid($"A message takes at most {attached.Options.MaxFilesPerMessage} files", "too_many_files");
        var taken = await attached.Intake.Take(tenantId, file, cancellationToken);
        if (taken.Value is { } stored)
            _files.Add(stored);
        return taken.Refusal;
    }

    /// <summary>Makes documents of the run's message of them. What an equal request of the same run has placed already is taken instead.</summary>
    public async Task<Result<ImmutableArray<Attachment>>> Place(ThreadKey thread, Guid runId)
    {
        var attachments = ImmutableArray.CreateBuilder<Attachment>(_files.Count);
        foreach (var file in _files)
        {
            var place = new DocumentPlace(DocumentScope.Of(thread), runId, attachments.Count);
            if (await attached.Uploads.Complete(file.Key, place, file.Size, file.Sha256, CancellationToken.None) is not { } document)
                return Error.Unavailable("A file was given up, since the message took too long: send it again");
            if (document.Key == file.Key)
                _placed.Add(file.Key);
            attachments.Add(new Attachment(document.Key.DocumentId, document.Filename, document.Size));
        }
        return attachments.MoveToImmutable();
    }

    /// <summary>The turn is sent: as long as it may have been accepted, its documents stay.</summary>
    public void HandOver() => _belongToATurn = true;

    /// <summary>The turn was refused.</summary>
    public void TakeBack() => _belongToATurn = false;

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            if (!_placed.Contains(file.Key))
                await attached.Intake.Abandon(file.Key);
            else if (_belongToATurn)
                attached.Reads.Begin(file.Key);
            else
                await attached.Delete(file.Key);
    }
}
