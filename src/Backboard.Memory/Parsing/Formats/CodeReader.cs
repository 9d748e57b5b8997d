using Backboard.Memory.Chunking;
using Backboard.Memory.Parsing.Code;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Source text, kept as written; the names of what is around a line are its headings.</summary>
internal sealed class CodeReader : IFormatReader
{
    public int? Read(SourceFile file, DocumentWriter writer)
    {
        var outline = OutlineOf(file.Type);
        ImmutableArray<string> names = [];
        using var text = TextFile.Open(file);
        foreach (var line in TextFile.Lines(text))
        {
            var (before, around) = outline.Next(line);
            if (around != names) writer.Stand(names = around);
            writer.Verbatim(line, before, isWhole: true);
        }

        return null;
    }

    private static ICodeOutline OutlineOf(string type) => type switch
    {
        "py" or "rb" => new IndentOutline(),
        "sql" => new StatementOutline(),
        _ => new BraceOutline(type),
    };
}
