using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>What reading made of a document: text, chunks and vectors.</summary>
internal static class DocumentContent
{
    private static readonly (string Table, string Columns)[] Tables =
    [
        ("document_texts", "start, text"),
        ("document_chunks", "ordinal, start, text, tokens, page, heading"),
        ("document_vectors", "ordinal, space, bytes"),
    ];

    /// <summary>Removes it; the document's row must be locked.</summary>
    public static async Task Clear(SqlSession session, Guid documentId)
    {
        foreach (var (table, _) in Tables)
            await session.Execute($"DELETE FROM {table} WHERE document_id = @document", ("document", documentId));
    }

    /// <summary>Gives it to a document that has none; both rows must be locked.</summary>
    public static async Task Copy(SqlSession session, Guid from, Guid to)
    {
        foreach (var (table, columns) in Tables) await CopyRows(session, table, columns, from, to);
    }

    /// <summary>Gives the uploaded bytes to a document that has none; both rows must be locked.</summary>
    public static Task CopyParts(SqlSession session, Guid from, Guid to) => CopyRows(session, "document_parts", "part, bytes", from, to);

    private static Task CopyRows(SqlSession session, string table, string columns, Guid from, Guid to) => session.Execute(
        $"INSERT INTO {table} (document_id, {columns}) SELECT @to, {columns} FROM {table} WHERE document_id = @from",
        ("to", to), ("from", from));
}
