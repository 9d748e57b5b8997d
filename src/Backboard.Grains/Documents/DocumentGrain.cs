namespace Backboard.Grains;

/// <summary>Decides when: one reading at a time, in a timer of its own.</summary>
internal sealed class DocumentGrain(DocumentServices services) : Grain, IDocumentGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private DocumentReader? _reader;

    private DocumentKey Key => DocumentKey.Parse(this.GetPrimaryKeyString());

    public Task Read()
    {
        if (_reader is not null || services.Health.IsLeaving)
            return Task.CompletedTask;
        var reader = new DocumentReader(Key, services);
        _reader = reader;
        this.Later(services.Health, TimeSpan.Zero, async token =>
        {
            try
            {
                await reader.Run(token);
            }
            finally
            {
                _reader = null;
                reader.Dispose();
            }
        });
        return Task.CompletedTask;
    }

    public Task<Result<Document>> Delete() => LaneCaller.Guard<Document>(async () =>
    {
        var deleted = await services.Store.Delete(Key, CancellationToken.None);
        if (_reader is { } reader)
        {
            // Whoever is told that it is gone finds nothing of it in a file.
            reader.Stop();
            await Task.WhenAny(reader.Ended, Task.Delay(Patience, services.Time));
        }

        DeactivateOnIdle();
        return deleted is null ? Error.NotFound("Document not found") : deleted;
    });
}
