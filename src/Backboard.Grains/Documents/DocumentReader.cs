using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Reads one document, once: waits for its place, claims it, and has it ingested, or leaves it to the sweep.</summary>
internal sealed partial class DocumentReader(DocumentKey key, DocumentServices services) : IDisposable
{
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nothing of it is at work any more, and its file is gone.</summary>
    public Task Ended => _ended.Task;

    private TimeSpan Lease => LeaseFor(services.Options.ParserSeconds);

    /// <summary>For a step that may take so many seconds.</summary>
    public static TimeSpan LeaseFor(int seconds) => TimeSpan.FromSeconds(seconds) + LeaseMargin;

    /// <summary>Ends the reading at once; nothing more is written.</summary>
    public void Stop() => _stop.Cancel();

    public async Task Run(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        try
        {
            await Attempt(linked.Token);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            Log.Stopped(services.Logger, key.DocumentId);
        }
        finally
        {
            _ended.SetResult();
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task Attempt(CancellationToken cancellationToken)
    {
        var held = default(HeldClaim);
        try
        {
            using var slot = await services.Slots.Enter(cancellationToken);
            held = await Claim(cancellationToken);
            if (held is not null)
                await new DocumentIngestion(held, services).Run(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // The sweep comes back to it once the database is back.
            Log.PutOff(services.Logger, key.DocumentId, e);
            if (held is not null)
                await GiveBack(held.Claim, cancellationToken);
        }
        catch (CorruptRowException e)
        {
            Log.PutOff(services.Logger, key.DocumentId, e);
        }
    }

    private async Task<HeldClaim?> Claim(CancellationToken cancellationToken)
    {
        if (await services.Store.Find(key, cancellationToken) is not { IsFinal: false } document)
            return null;
        // Where the disk is full, nothing is begun, so that no attempt is used up.
        if (!services.Folder.HasRoom(document.Size))
        {
            Log.NoRoom(services.Logger, key.DocumentId);
            return null;
        }

        var claim = await services.Reading.Claim(key, services.Node.Owner, Lease, services.Health.MayJudge, cancellationToken);
        return claim is null ? null : new HeldClaim(claim, Lease, services.Reading, services.Time);
    }

    /// <summary>So that nobody waits for the end of the lease once the database is back.</summary>
    private async Task GiveBack(DocumentClaim claim, CancellationToken cancellationToken)
    {
        for (var started = services.Time.GetTimestamp(); services.Time.GetElapsedTime(started) < Lease;)
        {
            await Task.Delay(Pause, services.Time, cancellationToken);
            try
            {
                await services.Reading.Postpone(claim, TimeSpan.Zero, "The database did not answer while it was read.", cancellationToken);
                return;
            }
            catch (StoreUnavailableException)
            {
                // Not back yet.
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Reading document {DocumentId} was stopped.")]
        public static partial void Stopped(ILogger logger, Guid documentId);

        [LoggerMessage(LogLevel.Warning, "Reading document {DocumentId} was put off; the sweep comes back to it.")]
        public static partial void PutOff(ILogger logger, Guid documentId, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Reading document {DocumentId} waits: the disk is full where files lie while they are read.")]
        public static partial void NoRoom(ILogger logger, Guid documentId);
    }
}
