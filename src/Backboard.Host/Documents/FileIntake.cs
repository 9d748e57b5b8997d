using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>A file that is stored whole but has no place yet.</summary>
internal sealed record UploadedFile(DocumentKey Key, string Filename, string Type, long Size, string Sha256);

/// <summary>Takes files straight from the request into the store, part by part, so that none is ever whole in memory or on a disk of ours.</summary>
internal sealed partial class FileIntake(
    IDocumentUploads uploads, IDocumentSniffer sniffer, NodeIdentity node, TimeProvider time, IOptions<DocumentOptions> options,
    ILogger<FileIntake> logger)
{
    private const int SniffedBytes = 4096;

    public DocumentOptions Options => options.Value;

    public Refusal TooLarge => Refusal.OfSize(Error.Invalid($"The file is larger than {Options.MaxFileBytes} bytes", "file_too_large"));

    /// <summary>Stores a file; a refusal leaves nothing of it.</summary>
    public async Task<Parsed<UploadedFile>> Take(string tenantId, FilePart file, CancellationToken cancellationToken)
    {
        var name = FileNames.Clean(file.Filename);
        if (name.Error is { } unnamed)
            return unnamed;
        if (DocumentTypes.Of(name.Value!) is not { } type)
            return Error.Invalid(
                $"'{name.Value}' is of no type that can be read. There are: {string.Join(", ", DocumentTypes.All)}", "unsupported_file_type");
        var buffer = ArrayPool<byte>.Shared.Rent(IDocumentUploads.PartBytes);
        try
        {
            var upload = new DocumentUpload(new DocumentKey(tenantId, Ids.New(time)), name.Value!, type, time.GetUtcNow());
            return await Store(upload, file.Content, buffer, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Removes a file that gets no place. Where that fails, pruning makes up for it.</summary>
    public async Task Abandon(DocumentKey key)
    {
        try
        {
            await uploads.Abandon(key, CancellationToken.None);
        }
        catch (StoreUnavailableException e)
        {
            Log.NotAbandoned(logger, key.DocumentId, e);
        }
    }

    private async Task<Parsed<UploadedFile>> Store(DocumentUpload upload, Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        var first = await Fill(content, buffer, room: Options.MaxFileBytes, cancellationToken);
        if (first.Length == 0)
            return Error.Invalid($"'{upload.Filename}' is empty", "empty_file");
        if (sniffer.Objection(upload.Type, first.Span[..Math.Min(first.Length, SniffedBytes)]) is { } objection)
            return Error.Invalid(objection, "file_content");
        await uploads.Begin(upload, node.Owner, cancellationToken);
        var isStored = false;
        try
        {
            var stored = await StoreParts(upload, first, content, buffer, cancellationToken);
            isStored = stored.Refusal is null;
            return stored;
        }
        finally
        {
            if (!isStored)
                await Abandon(upload.Key);
        }
    }

    private async Task<Parsed<UploadedFile>> StoreParts(
        DocumentUpload upload, ReadOnlyMemory<byte> first, Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        var next = first;
        for (var part = 0; next.Length > 0; part++)
        {
            size += next.Length;
            if (size > Options.MaxFileBytes)
                return TooLarge;
            hash.AppendData(next.Span);
            if (!await uploads.Append(upload.Key, part, next, cancellationToken))
                return Error.Unavailable("The upload was given up, since it took too long: send the file again");
            next = await Fill(content, buffer, Options.MaxFileBytes - size, cancellationToken);
        }
        return new UploadedFile(upload.Key, upload.Filename, upload.Type, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The next part, shorter only at the end of the file or one byte past the room there is; empty behind the end.</summary>
    private static async Task<ReadOnlyMemory<byte>> Fill(Stream content, byte[] buffer, long room, CancellationToken cancellationToken)
    {
        var wanted = buffer.AsMemory(0, (int)Math.Min(IDocumentUploads.PartBytes, room + 1));
        return wanted[..await content.ReadAtLeastAsync(wanted, wanted.Length, throwOnEndOfStream: false, cancellationToken)];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Upload {DocumentId} waits to be pruned")]
        public static partial void NotAbandoned(ILogger logger, Guid documentId, Exception exception);
    }
}
