using System.Text;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>Reads stretches of a stored text out of its pieces.</summary>
internal static class TextReads
{
    // A piece that reaches into the stretch begins less than its greatest length before it.
    private const string Pieces =
        $"""
        SELECT d.text_length, COALESCE(t.start, 0), COALESCE(t.text, '')
        FROM documents d
        LEFT JOIN document_texts t ON t.document_id = d.document_id AND t.start > @after AND t.start < @end
        WHERE d.document_id = @document AND d.tenant_id = @tenant AND d.{DocumentRow.IsVisible}
        ORDER BY t.start
        """;

    public static async Task<string?> Read(SqlSession session, DocumentKey key, int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var end = (long)start + length;
        var pieces = await session.Query(
            Pieces,
            row => (Whole: row.GetInt32(0), Start: row.GetInt32(1), Text: row.GetString(2)),
            [.. key.Parameters(), ("after", (long)start - TextRow.Longest), ("end", end)]);
        if (pieces is [] or [(0, _, _), ..]) return null;
        var text = new StringBuilder();
        foreach (var (_, at, piece) in pieces)
        {
            var from = (int)Math.Max(0, (long)start - at);
            var to = (int)Math.Min(piece.Length, end - at);
            if (from < to) text.Append(piece, from, to - from);
        }

        return text.ToString();
    }
}
