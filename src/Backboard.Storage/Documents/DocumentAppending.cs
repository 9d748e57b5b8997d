using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Documents;

/// <summary>Writes what was read of a document since the last time.</summary>
internal sealed class DocumentAppending(SqlDialect dialect)
{
    private readonly string _hold =
        $"SELECT text_length, COALESCE(chunk_count, 0) FROM documents WHERE {HeldDocument.Is} {dialect.ForUpdate}";

    private readonly string _progress =
        $"""
        UPDATE documents SET text_length = @length, chunk_count = @chunks, total_tokens = COALESCE(total_tokens, 0) + @tokens,
          due_at = {dialect.Now} + @lease, updated_at = {dialect.Now}
        WHERE {HeldDocument.Is}
        """;

    /// <exception cref="ArgumentException">The portion is a bug of the caller.</exception>
    public static void Check(DocumentPortion portion)
    {
        WriteCheck.Text(portion.Text);
        foreach (var chunk in portion.Chunks)
        {
            WriteCheck.Text(chunk.Text);
            WriteCheck.Text(chunk.Heading);
        }
    }

    /// <inheritdoc cref="IDocumentReading.Append"/>
    public async Task<bool> Append(SqlSession session, DocumentClaim claim, DocumentPortion portion, TimeSpan lease)
    {
        var held = await session.Query(_hold, row => (Length: row.GetInt32(0), Chunks: row.GetInt32(1)), HeldDocument.Parameters(claim));
        if (held is not [var (start, count)]) return false;
        var length = checked(start + portion.Text.Length);
        Check(portion.Chunks, count, length);
        var id = claim.Document.Key.DocumentId;
        List<TextRow> texts = [.. TextRow.Cut(id, start, portion.Text)];
        if (texts.Count > 0) await session.Insert("document_texts", TextRow.Set, texts);
        List<ChunkRow> chunks = [.. portion.Chunks.Select(chunk => new ChunkRow(id, chunk))];
        if (chunks.Count > 0) await session.Insert("document_chunks", ChunkRow.Set, chunks);
        await session.Execute(
            _progress,
            [
                .. HeldDocument.Parameters(claim), ("length", length), ("chunks", count + chunks.Count),
                ("tokens", portion.Chunks.Sum(chunk => chunk.Tokens)), ("lease", lease),
            ]);
        return true;
    }

    private static void Check(ImmutableArray<DocumentChunk> chunks, int ordinal, int length)
    {
        foreach (var chunk in chunks)
            if (chunk.Ordinal != ordinal++ || chunk.Length == 0 || chunk.Start < 0 || chunk.Start > length - chunk.Length)
                throw new ArgumentException($"Chunk {chunk.Ordinal} does not follow, or lies outside of the text.", nameof(chunks));
    }
}
