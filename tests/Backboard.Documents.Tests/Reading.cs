using System.Text;
using Backboard.Memory.Chunking;
using Backboard.Memory.ParserProcess;
using Backboard.Memory.Parsing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Backboard.Documents.Tests;

/// <summary>What was read of a document.</summary>
internal sealed record Reading(string Text, IReadOnlyList<DocumentChunk> Chunks, string Summary, int? Pages, string? Reason)
{
    private static readonly ParserLimits Limits = new(Megabytes: 512, Seconds: 60);

    /// <summary>In this process, without limits.</summary>
    public static Reading Of(string type, byte[] bytes)
    {
        using var folder = new TempFolder();
        var text = new StringBuilder();
        List<DocumentChunk> chunks = [];
        var writer = new DocumentWriter(portion =>
        {
            text.Append(portion.Text);
            chunks.AddRange(portion.Chunks);
        });
        try
        {
            var pages = FormatReaders.For(type).Read(new SourceFile(folder.Write($"document.{type}", bytes), type, Limits), writer);
            writer.End();
            return new Reading(text.ToString(), chunks, writer.Summary, pages, Reason: null);
        }
        catch (UnreadableException e)
        {
            return new Reading("", [], "", null, e.Message);
        }
    }

    public static Reading Of(string type, string text) => Of(type, Encoding.UTF8.GetBytes(text));

    /// <summary>As the server has it read.</summary>
    public static async Task<Reading> ByProcess(string type, byte[] bytes, DocumentOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var folder = new TempFolder();
        var path = folder.Write($"document.{type}", bytes);
        return await From(Parser(options).Parse(path, type, cancellationToken));
    }

    /// <summary>The server's own, found beside these tests.</summary>
    public static IDocumentParser Parser(DocumentOptions? options = null, ParserCommand? command = null) => new DocumentParserProcess(
        command ?? ParserCommand.Own(), Options.Create(options ?? new DocumentOptions()), TimeProvider.System, NullLogger<DocumentParserProcess>.Instance);

    public static async Task<Reading> From(IAsyncEnumerable<ParsedPiece> pieces)
    {
        var text = new StringBuilder();
        List<DocumentChunk> chunks = [];
        ParsedPiece? last = null;
        await foreach (var piece in pieces)
        {
            Assert.True(last is null or ParsedPortion, "something follows the end");
            last = piece;
            if (piece is not ParsedPortion { Portion: var portion }) continue;
            text.Append(portion.Text);
            chunks.AddRange(portion.Chunks);
            Assert.All(portion.Chunks, chunk => Assert.InRange(chunk.Start + chunk.Length, 1, text.Length));
        }

        return last switch
        {
            DocumentParsed parsed => new Reading(text.ToString(), chunks, parsed.Summary, parsed.PageCount, Reason: null),
            DocumentUnreadable unreadable => new Reading(text.ToString(), chunks, "", null, unreadable.Reason),
            _ => throw new InvalidOperationException("no end"),
        };
    }

    /// <summary>The passage that holds these words.</summary>
    public DocumentChunk ChunkWith(string words) => Chunks.First(chunk => chunk.Text.Contains(words, StringComparison.Ordinal));
}
