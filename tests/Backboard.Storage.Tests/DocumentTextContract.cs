using System.Text;

namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentText() : DocumentTextContract(TestStore.Sqlite);

public sealed class PostgresDocumentText() : DocumentTextContract(TestStore.Postgres);

public abstract class DocumentTextContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private const int Piece = 8192;

    [Fact]
    public async Task Any_stretch_of_the_text_is_read_to_the_character()
    {
        var random = new Random(7);
        var claim = await Claimed(await Pending());
        var text = new StringBuilder();
        foreach (var length in (int[])[1, Piece - 1, Piece, Piece + 1, 3 * Piece, 2 * Piece + 5])
        {
            var portion = Words(random, length);
            text.Append(portion);
            Assert.True(await Store.Reading.Append(claim, new DocumentPortion(portion, []), Lease, None));
        }

        var whole = text.ToString();
        Assert.Equal(whole, await Store.Documents.Text(claim.Document.Key, 0, int.MaxValue, None));
        for (var i = 0; i < 300; i++)
        {
            // Mostly about the borders of pieces, which are at other places than those of portions.
            var from = Math.Clamp((random.Next(9) * Piece) + random.Next(-4, 4), 0, whole.Length);
            var length = random.Next(3) == 0 ? random.Next(3 * Piece) : random.Next(8);
            var expected = whole.Substring(from, Math.Min(length, whole.Length - from));
            Assert.Equal(expected, await Store.Documents.Text(claim.Document.Key, from, length, None));
        }
    }

    [Fact]
    public async Task Beyond_the_text_is_nothing_and_no_text_is_null()
    {
        var document = await Indexed(paragraphs: ["four"]);
        Assert.Equal("r", await Store.Documents.Text(document.Key, 3, 5, None));
        Assert.Equal("", await Store.Documents.Text(document.Key, 4, 5, None));
        Assert.Equal("", await Store.Documents.Text(document.Key, int.MaxValue, int.MaxValue, None));
        Assert.Equal("", await Store.Documents.Text(document.Key, 1, 0, None));
        Assert.Null(await Store.Documents.Text((await Pending()).Key, 0, 5, None));
        Assert.Null(await Store.Documents.Text(new DocumentKey(Tenant, Given.Id()), 0, 5, None));
    }

    [Fact]
    public async Task A_quote_reads_only_the_pieces_it_lies_in()
    {
        var claim = await Claimed(await Pending());
        await Store.Reading.Append(claim, new DocumentPortion(new string('x', 4 * Piece), []), Lease, None);
        Assert.Equal(4, await Store.Count("document_texts", "TRUE"));
        // A piece that is read cannot be missing.
        await Store.Sql("UPDATE document_texts SET text = '' WHERE start <> @start", ("start", 2 * Piece));
        Assert.Equal("xxx", await Store.Documents.Text(claim.Document.Key, 2 * Piece + 5, 3, None));
    }

    /// <summary>Letters and surrogate pairs, so that a pair lies across many a border.</summary>
    private static string Words(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length - 1) text.Append(random.Next(2) == 0 ? "\U0001F600" : random.Next(2) == 0 ? "é" : "a");
        if (text.Length < length) text.Append('z');
        return text.ToString();
    }
}
