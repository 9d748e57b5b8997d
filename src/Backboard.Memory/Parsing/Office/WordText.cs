using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Backboard.Memory.Parsing.Office;

/// <summary>The words of a part of a Word file, as they stand after all tracked changes.</summary>
internal static class WordText
{
    public static string Of(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var inner in element.Descendants())
        {
            // The same shape, once more for old programs.
            if (inner.Ancestors<AlternateContentFallback>().Any()) continue;
            switch (inner)
            {
                case Words words:
                    text.Append(words.Text);
                    break;
                case TabChar:
                    text.Append('\t');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case Paragraph when text.Length > 0:
                    text.Append('\n');
                    break;
            }
        }

        return text.ToString().Trim();
    }
}
