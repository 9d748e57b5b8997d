using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Plain text, kept as written: headings are lines that look like one, paragraphs end at blank lines.</summary>
internal sealed class PlainTextReader : IFormatReader
{
    // A paragraph longer than so many lines is no running text: a log, a list.
    private const int LongestParagraph = 200;

    private readonly List<string> _lines = [];

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var text = TextFile.Open(file);
        foreach (var line in TextFile.Lines(text))
        {
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (!isBlank && _lines.Count > 0 && string.IsNullOrWhiteSpace(_lines[^1])) Write(writer);
            _lines.Add(line);
            if (_lines.Count >= LongestParagraph) Write(writer);
        }

        Write(writer);
        return null;
    }

    /// <summary>A paragraph and the blank lines after it.</summary>
    private void Write(DocumentWriter writer)
    {
        var words = _lines.Count(line => !string.IsNullOrWhiteSpace(line));
        var rest = 0;
        if (words == 1 && PlainHeading.LevelOf(_lines[0]) is { } level)
        {
            writer.VerbatimHeading(level, _lines[0], string.Concat(_lines));
            rest = _lines.Count;
        }
        else if (words > 1 && UnderlineLevel(_lines[0], _lines[1]) is { } underlined)
        {
            writer.VerbatimHeading(underlined, _lines[0], _lines[0] + _lines[1]);
            rest = 2;
        }

        ProseLines.Write(writer, _lines[rest..]);
        _lines.Clear();
    }

    private static int? UnderlineLevel(string line, string under)
    {
        under = under.Trim();
        if (under.Length < 3 || line.Length > 2 * LongestParagraph) return null;
        return under.AsSpan().IndexOfAnyExcept('=') < 0 ? 1 : under.AsSpan().IndexOfAnyExcept('-') < 0 ? 2 : null;
    }
}
