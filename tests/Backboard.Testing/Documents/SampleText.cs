using System.Net;
using System.Text;

namespace Backboard.Testing;

/// <summary>Running text under headings.</summary>
internal static class SampleText
{
    public static string Plain(IReadOnlyList<SampleSection> sections)
    {
        var text = new StringBuilder();
        foreach (var section in sections)
        {
            text.Append(section.Heading).Append('\n').Append('=', section.Heading.Length).Append("\n\n");
            foreach (var paragraph in section.Paragraphs) text.Append(paragraph).Append("\n\n");
            foreach (var row in section.Table) text.AppendJoin('\t', row).Append('\n');
        }

        return text.ToString();
    }

    public static string Markdown(IReadOnlyList<SampleSection> sections)
    {
        var text = new StringBuilder();
        foreach (var section in sections)
        {
            text.Append("# ").Append(section.Heading).Append("\n\n");
            foreach (var paragraph in section.Paragraphs) text.Append(paragraph).Append("\n\n");
            for (var i = 0; i < section.Table.Length; i++)
            {
                text.Append("| ").AppendJoin(" | ", section.Table[i]).Append(" |\n");
                if (i == 0) text.Append('|').Insert(text.Length, " --- |", section.Table[0].Length).Append('\n');
            }

            if (!section.Table.IsEmpty) text.Append('\n');
        }

        return text.ToString();
    }

    public static string Html(IReadOnlyList<SampleSection> sections)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>Sample</title>\n");
        text.Append("<style>p { color: black }</style><script>var hidden = 'never shown';</script></head>\n<body>\n");
        foreach (var section in sections)
        {
            text.Append("<h1>").Append(WebUtility.HtmlEncode(section.Heading)).Append("</h1>\n");
            foreach (var paragraph in section.Paragraphs) text.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
            if (section.Table.IsEmpty) continue;
            text.Append("<table>\n");
            for (var i = 0; i < section.Table.Length; i++)
            {
                var cell = i == 0 ? "th" : "td";
                text.Append("<tr>").AppendJoin("", section.Table[i].Select(value => $"<{cell}>{WebUtility.HtmlEncode(value)}</{cell}>")).Append("</tr>\n");
            }

            text.Append("</table>\n");
        }

        return text.Append("</body>\n</html>\n").ToString();
    }
}
