using System.Text.Json;
using System.Xml;
using Backboard.Memory.Chunking;
using Backboard.Memory.Parsing;

namespace Backboard.Memory.ParserProcess;

/// <summary>The command <c>backboard parse</c>: reads one document, with limits, and says what it holds as JSON Lines.</summary>
public static class DocumentParserProgram
{
    /// <param name="path">The file.</param>
    /// <param name="type">See <see cref="Document.Type"/>.</param>
    /// <param name="megabytes">MiB of memory that this process may use.</param>
    /// <param name="seconds">Seconds of processor time that it may use.</param>
    /// <param name="hasLifeline">A server started it: it ends when standard input does, and writes to a pipe alone.</param>
    /// <returns>The exit code: 0 when all was said, also that the document is unreadable.</returns>
    public static int Run(string path, string type, int megabytes, int seconds, bool hasLifeline)
    {
        try
        {
            // Where a tool reads, each of the two processes has half.
            Confinement.Apply(new ParserLimits(type == "pdf" ? megabytes / 2 : megabytes, seconds), mayWriteFiles: !hasLifeline);
            if (hasLifeline) Lifeline.Hold();
            using var output = Console.OpenStandardOutput();
            Read(new SourceFile(path, type, new ParserLimits(megabytes, seconds)), output);
            return ParserExit.Done;
        }
        catch (OutOfMemoryException)
        {
            return ParserExit.OutOfMemory;
        }
    }

    private static void Read(SourceFile file, Stream output)
    {
        try
        {
            var writer = new DocumentWriter(portion => Say(output, LineOf(portion)));
            var pages = FormatReaders.For(file.Type).Read(file, writer);
            writer.End();
            if (!writer.HasText) throw new UnreadableException("It contains no text: upload a file that does.");
            Say(output, new ParserLine { Parsed = new ParsedFacts(writer.Summary, pages) });
        }
        catch (UnreadableException e)
        {
            Say(output, new ParserLine { Unreadable = e.Message });
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException or XmlException or JsonException)
        {
            Say(output, new ParserLine { Unreadable = Reasons.Damaged });
        }
    }

    private static ParserLine LineOf(DocumentPortion portion) => new()
    {
        Text = portion.Text,
        Chunks = [.. portion.Chunks.Select(chunk =>
            new ParsedChunk(chunk.Ordinal, chunk.Start, chunk.Text, chunk.Tokens, chunk.Page, chunk.Heading))],
    };

    private static void Say(Stream output, ParserLine line)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(line, ParserJson.Lines.ParserLine));
        output.Write("\n"u8);
        output.Flush();
    }
}
