using System.Text;
using System.Xml;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>XML: what elements hold, each on a line with its name; the title of an element is a heading for the rest of it.</summary>
internal sealed class XmlFileReader : IFormatReader
{
    private const int Deepest = 256;
    private const int LongestText = 64 * 1024;
    private const int LongestTitle = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        // Its declarations are passed over, so an entity that is used is an error.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    private readonly StringBuilder _text = new();

    // Depth of an element inside running text, whose tags are passed over.
    private int? _inline;
    private bool _hasJustBegun;
    private bool _hasWords;
    private string _attributes = "";
    private Boundary _before = Boundary.Paragraph;

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var bytes = file.Open();
        using var xml = XmlReader.Create(bytes, Settings);
        try
        {
            while (xml.Read()) Read(xml, writer);
        }
        catch (XmlException e)
        {
            throw new UnreadableException($"It is no valid XML, or uses entities: see line {e.LineNumber}.");
        }

        return null;
    }

    private void Read(XmlReader xml, DocumentWriter writer)
    {
        if (xml.Depth > Deepest) throw new UnreadableException($"It is nested deeper than {Deepest} levels.");
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                Begin(xml, writer);
                break;
            case XmlNodeType.EndElement:
                End(xml.LocalName, xml.Depth, writer);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                _text.Append(xml.Value);
                _hasWords |= !string.IsNullOrWhiteSpace(xml.Value);
                if (_text.Length > LongestText) Flush(null, writer);
                break;
        }
    }

    private void Begin(XmlReader xml, DocumentWriter writer)
    {
        if (_inline is not null) return;
        if (_hasWords)
        {
            if (!xml.IsEmptyElement) _inline = xml.Depth;
            return;
        }

        _text.Clear();
        if (_hasJustBegun)
        {
            // It holds others: a group of its own, which its attributes lead.
            _before = Boundary.Paragraph;
            Write(_attributes, writer);
        }

        _hasJustBegun = !xml.IsEmptyElement;
        _attributes = Attributes(xml);
        if (!_hasJustBegun) Write(_attributes, writer);
    }

    private void End(string name, int depth, DocumentWriter writer)
    {
        if (_inline is { } inline)
        {
            if (inline == depth) _inline = null;
            return;
        }

        if (!_hasJustBegun) writer.Leave(depth + 1);
        else if (name is "title" or "name" or "heading" && _text.Length is > 0 and <= LongestTitle) writer.Enter(Math.Max(depth, 1), _text.ToString());
        Flush(_hasJustBegun ? name : null, writer);
        _hasJustBegun = false;
    }

    private void Flush(string? name, DocumentWriter writer)
    {
        var text = WhiteSpace.Collapse(_text.ToString());
        _text.Clear();
        _hasWords = false;
        if (name is null) Write(text, writer);
        else if (text.Length == 0) Write(_attributes, writer);
        else Write(_attributes.Length > 0 ? $"{name}: {text}; {_attributes[(name.Length + 2)..]}" : $"{name}: {text}", writer);
    }

    private void Write(string text, DocumentWriter writer)
    {
        if (text.Length == 0) return;
        writer.Line(text, _before);
        _before = Boundary.Line;
    }

    /// <summary><c>book: id=7; lang=en</c>, or nothing.</summary>
    private static string Attributes(XmlReader xml)
    {
        var name = xml.LocalName;
        List<string> values = [];
        while (xml.MoveToNextAttribute())
        {
            if (xml.Prefix != "xmlns" && xml.LocalName != "xmlns") values.Add($"{xml.LocalName}={xml.Value}");
        }

        return values.Count > 0 ? $"{name}: {string.Join("; ", values)}" : "";
    }
}
