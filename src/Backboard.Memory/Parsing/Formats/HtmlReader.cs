using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>HTML as a browser shows it, without what it hides: scripts, styles, templates.</summary>
internal sealed partial class HtmlReader : IFormatReader
{
    private const int HeadLength = 1_024;

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        using var text = Open(file);
        using var document = new HtmlParser().ParseDocument(text.ReadToEnd());
        if (document.Body is not { } body) return null;
        if (body.QuerySelector("h1") is null && document.Title is { Length: > 0 } title) writer.Heading(1, title);
        new HtmlWalk(writer).Walk(body);
        return null;
    }

    /// <summary>As the file is encoded, or says that it is.</summary>
    private static StreamReader Open(SourceFile file)
    {
        var text = TextFile.Open(file);
        if (!text.CurrentEncoding.Equals(TextEncodings.Windows1252)) return text;
        var head = new char[HeadLength];
        var length = text.ReadBlock(head);
        text.Dispose();
        var declared = Charset.Match(new string(head, 0, length)).Groups["name"];
        var encoding = declared.Success ? TextEncodings.Of(declared.Value) : null;
        return TextFile.Open(file, encoding ?? TextEncodings.Windows1252);
    }

    [GeneratedRegex("charset=[\"']?(?<name>[A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Charset { get; }
}
