using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Pdf;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> says, a page at a time.</summary>
internal sealed partial class PdfPages(DocumentWriter writer)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreWhitespace = true, IgnoreComments = true,
    };

    private readonly List<PdfBlock> _blocks = [];
    private readonly List<PdfLine> _lines = [];
    private readonly List<string> _words = [];
    private readonly PdfPageWriter _writer = new(writer);
    private (double Left, double Top, double Right, double Bottom) _box;
    private int _page;

    public void Read(TextReader output)
    {
        using var xml = XmlReader.Create(output, Settings);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element) Begin(xml);
            else if (xml.NodeType == XmlNodeType.EndElement) End(xml.LocalName);
        }
    }

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "page":
                _page++;
                _blocks.Clear();
                // A page without anything has no end of its own.
                if (xml.IsEmptyElement) End("page");
                break;
            case "line":
                _box = (Number(xml, "xMin"), Number(xml, "yMin"), Number(xml, "xMax"), Number(xml, "yMax"));
                break;
            case "word":
                if (!xml.IsEmptyElement && xml.Read() && xml.NodeType == XmlNodeType.Text) _words.Add(Ligatures.Resolve(xml.Value));
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "line":
                if (_words.Count > 0) _lines.Add(new PdfLine(_box.Left, _box.Top, _box.Right, _box.Bottom, Leaders.Replace(string.Join(' ', _words), " …")));
                _words.Clear();
                break;
            case "block":
                if (_lines.Count > 0) _blocks.Add(new PdfBlock([.. _lines]));
                _lines.Clear();
                break;
            case "page":
                _writer.Write(_page, _blocks);
                break;
        }
    }

    /// <summary>Dots that lead from an entry to its page.</summary>
    [GeneratedRegex(@"(\s*\.){4,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leaders { get; }

    private static double Number(XmlReader xml, string name) =>
        double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
