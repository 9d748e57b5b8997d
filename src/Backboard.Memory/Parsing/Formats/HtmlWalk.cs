using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>Goes through a page in the order of its text, without recursion: pages are nested as deep as anybody likes.</summary>
internal sealed class HtmlWalk(DocumentWriter writer)
{
    private readonly StringBuilder _text = new();

    public void Walk(IElement root)
    {
        for (INode? node = root; node is not null;)
        {
            if (Enter(node) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is not null) Leave(node);
            }

            node = node == root ? null : node?.NextSibling;
        }

        Flush();
    }

    /// <returns>Whether what is inside is to be visited.</returns>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            _text.Append(text.Data).Replace('\n', ' ', _text.Length - text.Data.Length, text.Data.Length);
            return false;
        }

        if (node is not IElement element || IsHidden(element)) return false;
        switch (element)
        {
            case IHtmlBreakRowElement:
                _text.Append('\n');
                return false;
            case IHtmlHeadingElement heading:
                Flush();
                writer.Heading(heading.LocalName[1] - '0', heading.TextContent);
                return false;
            case IHtmlPreElement pre:
                Flush();
                writer.Lines(pre.TextContent.Trim('\n'));
                return false;
            case IHtmlTableElement table when HtmlTables.IsData(table):
                Flush();
                writer.Paragraph(table.Caption?.TextContent ?? "");
                TableLines.Write(writer, HtmlTables.RowsOf(table));
                return false;
        }

        if (IsBlock(element)) Flush(isItem: element.ParentElement is IHtmlListItemElement);
        return true;
    }

    private void Leave(INode node)
    {
        if (node is IElement element && IsBlock(element)) Flush(isItem: element is IHtmlListItemElement || element.ParentElement is IHtmlListItemElement);
    }

    private void Flush(bool isItem = false)
    {
        var lines = _text.ToString().Split('\n').Select(WhiteSpace.Collapse).Where(line => line.Length > 0);
        _text.Clear();
        if (string.Join('\n', lines) is not { Length: > 0 } words) return;
        if (isItem) writer.Line($"- {words}");
        else writer.Paragraph(words);
    }

    private static bool IsHidden(IElement element) =>
        element.LocalName is "script" or "style" or "noscript" or "template" or "head" or "svg" or "iframe" or "object" or "select" or "textarea"
        || element.HasAttribute("hidden");

    private static bool IsBlock(IElement element) => element.LocalName is
        "address" or "article" or "aside" or "blockquote" or "body" or "caption" or "dd" or "details" or "div" or "dl" or "dt" or "fieldset" or "figcaption" or
        "figure" or "footer" or "form" or "header" or "hr" or "li" or "main" or "nav" or "ol" or "p" or "section" or "summary" or "table" or "tbody" or "td" or
        "tfoot" or "th" or "thead" or "tr" or "ul";
}
