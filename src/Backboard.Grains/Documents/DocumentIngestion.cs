using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Carries a claimed document to its end: indexed, failed, or put off. Ends quietly where the claim is lost.</summary>
internal sealed partial class DocumentIngestion(HeldClaim held, DocumentServices services)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private DocumentClaim Claim => held.Claim;

    private Document Document => held.Claim.Document;

    private DocumentKey Key => held.Claim.Document.Key;

    public async Task Run(CancellationToken cancellationToken)
    {
        var most = services.Options.ReadAttempts;
        if (Document.Attempt > most)
        {
            var reason = Document.StatusMessage ?? "The server ended while it was read.";
            await Fail($"The document could not be read in {most} attempts: {reason} Upload it again, or a smaller copy.", cancellationToken);
            return;
        }

        if (Claim.Twin is not null && await services.Reading.CopyTwin(Claim, cancellationToken))
            return;
        WorkFile file;
        try
        {
            file = services.Folder.Open(Key.DocumentId);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Postpone(e, cancellationToken);
            return;
        }

        using (file)
            await Read(file, cancellationToken);
    }

    private async Task Read(WorkFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (!await Fetch(file, cancellationToken))
                return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Postpone(e, cancellationToken);
            return;
        }

        var sample = new SummarySample();
        switch (await Parse(file.Path, sample, cancellationToken))
        {
            case DocumentUnreadable unreadable:
                await Fail(unreadable.Reason, cancellationToken);
                break;
            case DocumentParsed parsed when await held.Renew(DocumentReader.LeaseFor(services.Options.SummarySeconds), cancellationToken):
                var summary = await services.Summarizer.Summarize(Document, sample, parsed.Summary, cancellationToken);
                await services.Reading.Complete(Claim, summary, parsed.PageCount, cancellationToken);
                break;
        }
    }

    /// <summary>Brings the bytes into the file; false when they are gone, and the claim with them.</summary>
    private async Task<bool> Fetch(WorkFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.Create();
        for (var part = 0; await services.Reading.Part(Key, part, cancellationToken) is { IsEmpty: false } bytes; part++)
        {
            await stream.WriteAsync(bytes, cancellationToken);
            if (!await held.KeepUp(cancellationToken))
                return false;
        }

        await stream.FlushAsync(cancellationToken);
        return stream.Length == Document.Size && await held.Renew(DocumentReader.LeaseFor(services.Options.ParserSeconds), cancellationToken);
    }

    /// <summary>Takes in what is read as it comes; returns how it ended, null when the claim was lost on the way.</summary>
    private async Task<ParsedPiece?> Parse(string path, SummarySample sample, CancellationToken cancellationToken)
    {
        using var parsing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await foreach (var piece in services.Parser.Parse(path, Document.Type, parsing.Token))
        {
            if (piece is not ParsedPortion { Portion: var portion })
                return piece;
            if (!await held.Append(portion, cancellationToken))
            {
                Log.Lost(services.Logger, Key.DocumentId);
                await parsing.CancelAsync();
                return null;
            }

            foreach (var chunk in portion.Chunks)
                sample.Add(chunk);
        }

        throw new InvalidOperationException("The parser ended without a result.");
    }

    private async Task Fail(string reason, CancellationToken cancellationToken)
    {
        Log.Failed(services.Logger, Key.DocumentId, Document.Attempt);
        await services.Reading.Fail(Claim, reason, cancellationToken);
    }

    private async Task Postpone(Exception refusal, CancellationToken cancellationToken)
    {
        Log.NoFile(services.Logger, Key.DocumentId, refusal);
        await services.Reading.Postpone(Claim, Pause, "The server could not write the file that it reads.", cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Reading document {DocumentId} waits: its file cannot be written.")]
        public static partial void NoFile(ILogger logger, Guid documentId, Exception exception);

        [LoggerMessage(LogLevel.Information, "Document {DocumentId} is read by somebody else, or gone.")]
        public static partial void Lost(ILogger logger, Guid documentId);

        [LoggerMessage(LogLevel.Information, "Document {DocumentId} failed in attempt {Attempt}.")]
        public static partial void Failed(ILogger logger, Guid documentId, int attempt);
    }
}
